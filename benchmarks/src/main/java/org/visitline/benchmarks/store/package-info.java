/**
 * How soon after a call the officers see what follows, with a year of a borough in the database.
 */
@NullMarked
package org.visitline.benchmarks.store;

import org.jspecify.annotations.NullMarked;
