package org.visitline.verification.imports;

import java.util.ArrayList;
import java.util.List;
import org.visitline.verification.files.Rejection;

/**
 * What became of some rows of a file. Filled while a transaction runs and added to the file's own
 * when it has committed: a transaction that is tried again counts once.
 */
final class Tally {

  private final String file;
  private final List<Rejection> rejections = new ArrayList<>();
  private long added;
  private long updated;
  private long unchanged;

  Tally(String file) {
    this.file = file;
  }

  void added(long rows) {
    added += rows;
  }

  void updated(long rows) {
    updated += rows;
  }

  void unchanged(long rows) {
    unchanged += rows;
  }

  /** Leaves a row out that could be read but does not fit what is known. */
  void reject(Line<?> line, String column, String value, String reason, String mend) {
    rejections.add(new Rejection(file, line.number(), column, value, reason, mend));
  }

  List<Rejection> rejections() {
    return rejections;
  }

  void add(Tally other) {
    added += other.added;
    updated += other.updated;
    unchanged += other.unchanged;
  }

  FileCounts counts(long read, long rejected) {
    return new FileCounts(file, read, added, updated, unchanged, rejected);
  }
}
