package org.visitline.verification.files;

/**
 * A row that was left out, told so that whoever made the file can mend it.
 *
 * @param file its name without folders
 * @param line the physical line on which the row begins; the header is line 1
 * @param column the column at fault; empty where the row as a whole is
 * @param value what stands there, shortened; empty where there is nothing to show or it is secret
 * @param reason what is wrong with it
 * @param mend what to do about it
 */
public record Rejection(
    String file, long line, String column, String value, String reason, String mend) {

  /** One line for a terminal or a log. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file).append(" line ").append(line);
    if (!column.isEmpty()) {
      text.append(", ").append(column);
    }
    if (!value.isEmpty()) {
      text.append(" '").append(value).append('\'');
    }
    return text.append(": ").append(reason).append(". ").append(mend).append('.').toString();
  }
}
