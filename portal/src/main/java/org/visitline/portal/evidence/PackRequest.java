package org.visitline.portal.evidence;

import java.time.LocalDate;
import java.util.Optional;
import org.visitline.portal.furniture.Mistake;

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

  /** What is missing; empty if nothing is. */
  Optional<Mistake> mistake() {
    if (serviceUser.isBlank()) {
      return mistake(
          "Say whose visits it is about: the service user's reference, code or full name.",
          "service-user");
    }
    if (askedBy.isBlank()) {
      return mistake("Say who asks for it, and of what office.", "asked-by");
    }
    if (reason.isBlank()) {
      return mistake("Say why. The pack and its log both carry the reason.", "reason");
    }
    if (to.isBefore(from)) {
      return mistake("‘From’ is after ‘To’: no day lies between them.", "to");
    }
    if (from.plusDays(LONGEST_DAYS).isBefore(to)) {
      return mistake("A pack holds at most 366 days. Make two.", "to");
    }
    return Optional.empty();
  }

  private static Optional<Mistake> mistake(String sentence, String field) {
    return Optional.of(new Mistake(sentence, field));
  }
}
