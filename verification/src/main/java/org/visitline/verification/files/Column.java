package org.visitline.verification.files;

/**
 * One column of an input file.
 *
 * @param index its place among the columns that we read, not its place in the file
 * @param name as the header row has it
 * @param required whether a file without it is refused
 * @param secret whether its values are kept out of every message (PINs)
 */
record Column(int index, String name, boolean required, boolean secret) {}
