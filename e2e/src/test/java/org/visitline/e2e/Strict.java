package org.visitline.e2e;

import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;

/** Takes no file that has anything wrong in it. */
final class Strict implements FileNotes {

  @Override
  public void rejected(Rejection rejection) {
    throw new AssertionError(rejection.toString());
  }

  @Override
  public void warned(String file, String text) {
    throw new AssertionError(file + ": " + text);
  }
}
