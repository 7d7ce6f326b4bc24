package org.visitline.portal.phone;

/** A telephone that can ring the phone service. The portal itself never sees that service. */
public interface Telephone {

  /**
   * Rings, and returns at once while the call goes on.
   *
   * @param from the number that rings; empty for a withheld one
   */
  OnTheLine ring(String from);

  /** A number that a newcomer can ring from. */
  String numberToTry();

  /** A PIN to key, and whose it is. */
  String pinToTry();

  /** A call that is going on, or is over. */
  interface OnTheLine {

    /** What was said and keyed so far, a line each. */
    String transcript();

    /** Whether the line is closed. */
    boolean isOver();

    /**
     * Presses keys.
     *
     * @param keys any of {@code 0-9*#}
     */
    void press(String keys);

    /** Puts the phone down. */
    void hangUp();
  }
}
