package org.visitline.verification.calls;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a worker may say at the door instead of arriving. Such a call is evidence that people read;
 * but somebody who was not let in has not arrived. Named as in {@code logged_call.ending}.
 */
public enum NoVisit {
  NO_REPLY,
  CARE_REFUSED,
  IN_HOSPITAL_OR_AWAY;

  /** As the logged call keeps them. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(NoVisit::name).toList();
  }

  /** Of a call's ending; empty where the call was none of this kind. */
  public static Optional<NoVisit> of(String ending) {
    return Arrays.stream(values()).filter(one -> one.name().equals(ending)).findFirst();
  }
}
