/**
 * Looks at the phone service from beside it. Asterisk's own call records are compared with the call
 * log, so that a call in one and not in the other is seen and has a reason; and the nodes tell when
 * they were there, so that a time in which no call could have been logged is an outage and not a
 * round of missed visits.
 */
@NullMarked
package org.visitline.ivr.witness;

import org.jspecify.annotations.NullMarked;
