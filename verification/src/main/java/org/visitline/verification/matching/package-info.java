/**
 * From visits to commissioned visits: which visit takes which slot. The best assignment over the
 * whole set, never a greedy one, and the same in whatever order the calls arrived.
 */
@NullMarked
package org.visitline.verification.matching;

import org.jspecify.annotations.NullMarked;
