package org.visitline.verification.files;

import java.util.List;

/**
 * What the rows of one kind of file mean.
 *
 * @param <T> what a row becomes
 */
interface RowReader<T> {

  /** The file's name, without folders. */
  String file();

  List<Column> columns();

  /**
   * Reads one row.
   *
   * @throws RejectedValue if it is to be left out
   */
  T read(Row row) throws RejectedValue;

  /** What no two rows of the file may share. */
  String key(T record);

  /** The column that a repeated key is reported in. */
  Column keyColumn();
}
