/**
 * The sample borough, part of the product: a folder of input files as a council would send them,
 * for trying Visitline without anybody's real data. Same seed and same date, same bytes.
 */
@NullMarked
package org.visitline.app.sample;

import org.jspecify.annotations.NullMarked;
