package org.visitline.portal.alertletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.Outbox;

/**
 * Everything that waits for one contact, told at once: ten late visits are one e-mail.
 *
 * @param lines never empty, in the order in which they were decided
 */
record Letter(Contact contact, List<Line> lines) implements Outbox.Post<Letter> {

  /**
   * One alert in it. It names nobody: a letter passes through other people's machines.
   *
   * @param serviceUserId the reference that both sides know
   */
  record Line(
      long messageId,
      long alertId,
      int tries,
      Stage stage,
      String commissionedVisitId,
      String serviceUserId,
      String area,
      String providerId,
      Instant startAt,
      Instant latestStartAt,
      boolean timeCritical,
      Instant decidedAt,
      String reason) {}

  @Override
  public int tries() {
    return lines.getFirst().tries();
  }

  @Override
  public Optional<Letter> before(Instant then) {
    return only(line -> line.decidedAt().isBefore(then));
  }

  @Override
  public Optional<Letter> since(Instant then) {
    return only(line -> !line.decidedAt().isBefore(then));
  }

  private Optional<Letter> only(Predicate<Line> which) {
    List<Line> some = lines.stream().filter(which).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new Letter(contact, some));
  }

  long count(Stage stage) {
    return lines.stream().filter(line -> line.stage() == stage).count();
  }

  long late() {
    return lines.size() - count(Stage.ALL_CLEAR);
  }
}
