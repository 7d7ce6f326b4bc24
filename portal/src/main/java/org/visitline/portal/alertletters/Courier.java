package org.visitline.portal.alertletters;

import org.visitline.portal.contacts.NotTaken;

/** Carries letters out of the house. */
interface Courier {

  /**
   * Hands a letter over.
   *
   * @return what the other side said when it took it
   * @throws NotTaken if it did not, with what it said instead
   */
  String deliver(Letter letter) throws NotTaken;
}
