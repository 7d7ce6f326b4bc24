package org.visitline.verification.imports;

import java.util.List;
import org.jooq.DSLContext;

/**
 * Where the rows of one kind of file go.
 *
 * @param <T> what a row says
 */
interface Target<T> {

  /**
   * Stores some rows and marks what has to be verified again because of them.
   *
   * @param sql a transaction
   * @param lines rows of the file, each key once
   * @param tally told of each row
   */
  void take(DSLContext sql, List<Line<T>> lines, Tally tally);

  /** The file is at its end. */
  default void finish(DSLContext sql, Tally tally) {}
}
