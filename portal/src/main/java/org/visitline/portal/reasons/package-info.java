/**
 * The reasons that people choose from when they acknowledge, amend or link: a senior officer adds
 * one, and archives one that is no longer to be given. None is ever deleted, for what was decided
 * for it goes on reading in its words.
 */
@NullMarked
package org.visitline.portal.reasons;

import org.jspecify.annotations.NullMarked;
