/**
 * What every page has: the frame with its navigation, times as people in the council's zone read
 * them, addresses of pages, and the pages that say what went wrong.
 */
@NullMarked
package org.visitline.portal.furniture;

import org.jspecify.annotations.NullMarked;
