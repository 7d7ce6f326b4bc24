/**
 * The board of one day: what was commissioned and what has become of it by now, live. An officer
 * sees it over all providers, a provider over its own visits.
 */
@NullMarked
package org.visitline.portal.today;

import org.jspecify.annotations.NullMarked;
