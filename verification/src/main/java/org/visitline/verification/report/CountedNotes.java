package org.visitline.verification.report;

import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;

/** Passes on what readers say, of whom several read at once, and counts the rows left out. */
final class CountedNotes implements FileNotes {

  private final FileNotes notes;
  private long rejected;

  CountedNotes(FileNotes notes) {
    this.notes = notes;
  }

  @Override
  public synchronized void rejected(Rejection rejection) {
    rejected++;
    notes.rejected(rejection);
  }

  @Override
  public synchronized void warned(String file, String text) {
    notes.warned(file, text);
  }

  @Override
  public void read(String file, long lines) {
    notes.read(file, lines);
  }

  synchronized long rejected() {
    return rejected;
  }
}
