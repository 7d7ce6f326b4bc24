/**
 * A year of a borough that does not exist, in the input files, and what the engine takes to verify
 * it; beside it, in the same run, what reading and writing the same files takes alone, and the SQL
 * that an analyst would write for the same job.
 */
@NullMarked
package org.visitline.benchmarks.year;

import org.jspecify.annotations.NullMarked;
