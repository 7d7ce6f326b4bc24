package org.visitline.portal.evidence;

import java.time.LocalDate;

/**
 * What somebody wants to know, and why.
 *
 * @param serviceUser whose visits
 * @param from first civil date
 * @param to last civil date, inclusive
 * @param askedBy who wants it, and of what office
 * @param reference of the enquiry; may be empty
 * @param reason why
 * @param workersNamed whether care workers stand in it with their names, or by reference only
 */
record PackRequest(
    String serviceUser,
    LocalDate from,
    LocalDate to,
    String askedBy,
    String reference,
    String reason,
    boolean workersNamed) {

  private static final int LONGEST_DAYS = 366;

  /** What is missing, as a sentence; empty if nothing is. */
  String problem() {
    if (serviceUser.isBlank()) {
      return "Say whose visits it is about: the service user's reference, code or full name.";
    }
    if (askedBy.isBlank()) {
      return "Say who asks for it, and of what office.";
    }
    if (reason.isBlank()) {
      return "Say why. The pack and its log both carry the reason.";
    }
    if (to.isBefore(from)) {
      return "‘From’ is after ‘To’: no day lies between them.";
    }
    if (from.plusDays(LONGEST_DAYS).isBefore(to)) {
      return "A pack holds at most 366 days. Make two.";
    }
    return "";
  }
}
