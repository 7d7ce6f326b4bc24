/**
 * The input files: CSV as councils and providers send it, read row by row into the records that the
 * rules read.
 *
 * <p>A file that people made holds mistakes. A row that cannot be read becomes a {@link
 * org.visitline.verification.files.Rejection} that says where it stands, what is wrong and how to
 * mend it, and the rest of the file is still read. Memory does not grow with the file but by the
 * few bytes a row that it takes to notice a key that comes twice.
 */
@NullMarked
package org.visitline.verification.files;

import org.jspecify.annotations.NullMarked;
