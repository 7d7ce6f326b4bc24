/**
 * The portal over a borough's five years: every page with twenty people at it, and files of a
 * million lines.
 */
@NullMarked
package org.visitline.benchmarks.portal;

import org.jspecify.annotations.NullMarked;
