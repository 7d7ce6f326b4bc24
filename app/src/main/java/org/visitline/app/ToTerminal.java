package org.visitline.app;

import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;

/** Rejected rows and oddities of a file, a line each, beside the results: on standard error. */
final class ToTerminal implements FileNotes {

  @Override
  public void rejected(Rejection rejection) {
    System.err.println(rejection);
  }

  @Override
  public void warned(String file, String text) {
    System.err.println(file + ": " + text + ".");
  }
}
