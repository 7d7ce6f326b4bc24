package org.visitline.ivr.dialogue;

import org.visitline.schema.CallerNumber;
import org.visitline.schema.ServiceUserId;

/** Where a call was made from, as far as it says. */
public sealed interface Place {

  /**
   * With this service user, by the line or by the code that was keyed.
   *
   * @param id who receives the care
   */
  record WithServiceUser(ServiceUserId id) implements Place {}

  /**
   * On a line that names nobody, or several people.
   *
   * @param number of the line
   */
  record OnLine(CallerNumber number) implements Place {}

  /** No number and no code: a visit that a person will have to place. */
  record Unknown() implements Place {}

  /** Whether somebody has to be asked where this is. */
  default boolean needsCode() {
    return !(this instanceof WithServiceUser);
  }
}
