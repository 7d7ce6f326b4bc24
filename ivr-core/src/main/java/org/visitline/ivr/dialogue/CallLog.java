package org.visitline.ivr.dialogue;

/** Where calls are kept, before anybody is told so. */
public interface CallLog {

  /**
   * Writes down that a call has come in.
   *
   * @throws CannotKeep if it cannot be written: then the call is better taken elsewhere
   */
  void open(Ringing call);

  /**
   * Keeps what is known by now; on return it is on this machine's disk, whatever happens next.
   *
   * @throws CannotKeep if it is not
   */
  void keep(LoggedCall call);

  /**
   * The caller, whose call is kept, is about to leave the office a message. Is not refused by the
   * disk: the message itself is on the exchange's.
   *
   * @param call on which it is left
   * @param recording the name of the file that Asterisk will write, without its ending
   */
  void message(LoggedCall call, String recording);

  /**
   * The call, or this worker's part of it, is over: nothing more will be known. Does not wait for
   * the disk, and is not refused by it: what was kept before stands.
   */
  void end(LoggedCall call);

  /** The disk does not take it, for a reason that the log has told the operator. */
  final class CannotKeep extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what would not be kept.
     *
     * @param message what, where, and how to mend it
     * @param cause what the disk said
     */
    public CannotKeep(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
