/**
 * Stops of care, keyed by an officer when a hospital or a family rings: a visit in one is neither
 * missed nor told of as late.
 */
@NullMarked
package org.visitline.portal.suspensions;

import org.jspecify.annotations.NullMarked;
