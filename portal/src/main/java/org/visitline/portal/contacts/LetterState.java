package org.visitline.portal.contacts;

/** What has become of something that a contact is to be told. Named as in the tables of letters. */
public enum LetterState {
  /** It is offered until the other side takes it. */
  WAITING,
  /** The other side has taken it. */
  SENT,
  /** It waited for a day, and is offered no more. */
  GIVEN_UP
}
