package org.visitline.verification.report;

import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;

/** Passes on what a reader says, and counts the rows left out. */
final class CountedNotes implements FileNotes {

  private final FileNotes notes;
  private long rejected;

  CountedNotes(FileNotes notes) {
    this.notes = notes;
  }

  @Override
  public void rejected(Rejection rejection) {
    rejected++;
    notes.rejected(rejection);
  }

  @Override
  public void warned(String file, String text) {
    notes.warned(file, text);
  }

  long rejected() {
    return rejected;
  }
}
