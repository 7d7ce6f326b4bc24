package org.visitline.portal.alerts;

/** Carries letters out of the house. */
interface Courier {

  /**
   * Hands a letter over.
   *
   * @return what the other side said when it took it
   * @throws NotTaken if it did not, with what it said instead
   */
  String deliver(Letter letter) throws NotTaken;

  /** The other side did not take a letter; it is offered again. */
  final class NotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    NotTaken(String answer, Throwable cause) {
      super(answer, cause);
    }

    NotTaken(String answer) {
      super(answer);
    }

    String answer() {
      return String.valueOf(getMessage());
    }
  }
}
