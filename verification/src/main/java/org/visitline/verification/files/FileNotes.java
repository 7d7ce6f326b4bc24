package org.visitline.verification.files;

/** Hears what a reader has to say about a file beside its rows. */
public interface FileNotes {

  /** A row was left out. */
  void rejected(Rejection rejection);

  /**
   * How far a file is read; said every few thousand lines, from whichever thread reads it.
   *
   * @param file its name without folders
   */
  default void read(String file, long lines) {}

  /**
   * Something odd that stops nothing, such as a column that nobody reads.
   *
   * @param file its name without folders
   * @param text one sentence without a full stop
   */
  void warned(String file, String text);
}
