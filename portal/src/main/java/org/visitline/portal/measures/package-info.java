/**
 * How providers do: side by side, over the months, and on a page for the committee. The figures are
 * counted by {@code verification.measures}; here they are named, drawn and held against what the
 * council asks.
 */
@NullMarked
package org.visitline.portal.measures;

import org.jspecify.annotations.NullMarked;
