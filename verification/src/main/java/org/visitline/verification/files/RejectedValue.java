package org.visitline.verification.files;

/**
 * Ends the reading of one row; caught where rows are handed out, and nowhere else. Without a stack
 * trace, for a bad file may raise it a million times.
 */
final class RejectedValue extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Column column;
  private final String mend;

  RejectedValue(Column column, String reason, String mend) {
    super(reason, null, false, false);
    this.column = column;
    this.mend = mend;
  }

  Rejection in(Row row) {
    String value = column.secret() ? "" : row.shown(column);
    return new Rejection(
        row.file(), row.line(), column.name(), value, String.valueOf(getMessage()), mend);
  }
}
