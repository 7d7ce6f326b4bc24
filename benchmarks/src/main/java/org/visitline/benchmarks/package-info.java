/**
 * Load and speed, peers side by side in one run. Each subject is a package of its own, each
 * benchmark a command of {@link Benchmarks}; what they showed is in docs/measurements.md.
 */
@NullMarked
package org.visitline.benchmarks;

import org.jspecify.annotations.NullMarked;
