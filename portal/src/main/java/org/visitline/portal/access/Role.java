package org.visitline.portal.access;

/** What a person who logs in is to the council. Named as in the table {@code portal_user}. */
public enum Role {
  /** A monitoring officer of the council: sees every provider. */
  OFFICER,

  /** A provider's coordinator: sees that provider's own visits and nothing else. */
  PROVIDER
}
