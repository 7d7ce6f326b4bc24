package org.visitline.verification.imports;

/**
 * A row of a file and where it stands, for a message about it.
 *
 * @param number the physical line
 * @param row what it says
 */
record Line<T>(long number, T row) {}
