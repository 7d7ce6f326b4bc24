/**
 * The lines by which homes are known: numbers that keep arriving for somebody and are registered to
 * nobody, and registered ones from which nobody rings any more. The UK moves its lines to digital,
 * and numbers change with that.
 */
@NullMarked
package org.visitline.portal.lines;

import org.jspecify.annotations.NullMarked;
