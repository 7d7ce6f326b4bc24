/**
 * Evidence packs: all that is known of one person's visits in a period, for those who enquire into
 * it. Dated, timed, factual; what it does not prove is said on it; other people are left out.
 */
@NullMarked
package org.visitline.portal.evidence;

import org.jspecify.annotations.NullMarked;
