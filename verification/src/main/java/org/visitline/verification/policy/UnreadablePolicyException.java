package org.visitline.verification.policy;

import java.util.List;

/** A policy file that cannot be taken; the message has a line for each reason. */
public final class UnreadablePolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePolicyException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
