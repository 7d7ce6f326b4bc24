package org.visitline.portal.visits;

import java.time.Instant;
import org.visitline.portal.furniture.PageAddress;

/**
 * What a care worker said to the office at the end of a call.
 *
 * @param telephoneCallId the call
 * @param seconds how long it is
 */
public record OfficeMessage(String telephoneCallId, Instant leftAt, int seconds) {

  /** Where it is heard. */
  public String sound() {
    return "/messages/" + PageAddress.of(telephoneCallId);
  }
}
