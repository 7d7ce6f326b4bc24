package org.visitline.portal.contacts;

/** The other side did not take a letter; it is offered again. */
public final class NotTaken extends Exception {

  private static final long serialVersionUID = 1L;

  public NotTaken(String answer, Throwable cause) {
    super(answer, cause);
  }

  public NotTaken(String answer) {
    super(answer);
  }

  String answer() {
    return String.valueOf(getMessage());
  }
}
