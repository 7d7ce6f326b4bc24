/** Load and speed, peers side by side in one run. */
@NullMarked
package org.visitline.benchmarks;

import org.jspecify.annotations.NullMarked;
