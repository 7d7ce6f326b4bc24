/**
 * The policies of the contracts: by which tolerances and payment rule visits are judged, from which
 * day on. A version stays as it was given; other numbers are another version.
 */
@NullMarked
package org.visitline.portal.policies;

import org.jspecify.annotations.NullMarked;
