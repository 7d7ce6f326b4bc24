/**
 * Timesheets that a provider and the council have agreed upon. A sealed paper is never altered:
 * what changes later stands on a numbered correction.
 */
@NullMarked
package org.visitline.portal.sealing;

import org.jspecify.annotations.NullMarked;
