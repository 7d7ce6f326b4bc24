package org.visitline.ivr.dialogue;

/**
 * The caller has put the phone down, or the line has gone: the normal end of a call at any step,
 * and no error. It has no stack trace, for nobody needs one.
 */
public final class HungUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Said by the phone, at whatever was going on.
   *
   * @param how in a word or two, for the call's own log line
   */
  public HungUp(String how) {
    super(how, null, false, false);
  }
}
