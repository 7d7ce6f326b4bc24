package org.visitline.ivr.witness;

/** Why a call is in one and not in the other. */
public enum Reason {
  NOT_ANSWERED("the caller hung up before it was answered"),
  TURNED_AWAY(
      "Asterisk refused it: it had as many calls as it may, or too much to do (maxcalls, maxload in"
          + " asterisk.conf; see its log)"),
  STILL_ON("the call is still on, or was over only now"),
  NOT_SHIPPED("in a node's journal, and not in the database yet: see that the database is there"),
  NOT_IMPORTED(
      "noted by the dialplan, and not brought in yet: see that a node runs that looks after that"
          + " Asterisk's spool"),
  LOST(
      "no node took it, and the dialplan could not note it: see Asterisk's log, its disk, and that"
          + " the nodes run"),
  NO_NODE("no node was there, by what the nodes tell themselves"),
  ASTERISK_STOPPED("Asterisk was stopped in the middle of the call, and recorded none of it"),
  OTHER_ASTERISK("of an Asterisk whose records were not given"),
  NOT_COVERED("before the first record that was given: name older files as well"),
  UNEXPLAINED_RECORD(
      "Asterisk answered it, and it is not in the log: look for its id in the node's log"),
  UNEXPLAINED_CALL(
      "in the log, and Asterisk does not know it: look whether its records were cut or another"
          + " program calls the node");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  /** In words, with what to do about it. */
  String meaning() {
    return meaning;
  }

  boolean isUnexplained() {
    return this == UNEXPLAINED_RECORD || this == UNEXPLAINED_CALL;
  }

  /** Somebody rang, and nobody could take it. */
  boolean isLost() {
    return this == LOST || this == NO_NODE || this == TURNED_AWAY;
  }
}
