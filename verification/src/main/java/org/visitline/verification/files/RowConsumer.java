package org.visitline.verification.files;

/**
 * Takes the rows of a file one by one.
 *
 * @param <T> what a row became
 */
@FunctionalInterface
public interface RowConsumer<T> {

  /**
   * One row.
   *
   * @param line where it begins in the file, for a message that comes later
   */
  void row(long line, T record);
}
