package org.visitline.verification.files;

/** No row of the file can be read: a required column is missing, or it is no CSV file at all. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String file, String reason, String mend) {
    super(file + ": " + reason + ". " + mend + ".");
  }
}
