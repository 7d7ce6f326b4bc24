package org.visitline.portal.alerts;

import java.time.Instant;
import java.util.List;

/**
 * Everything that waits for one contact, told at once: ten late visits are one e-mail.
 *
 * @param lines never empty, in the order in which they were decided
 */
record Letter(Contact contact, List<Line> lines) implements Outbox.Post {

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
  public Instant waitsSince() {
    return lines.getFirst().decidedAt();
  }

  @Override
  public int tries() {
    return lines.getFirst().tries();
  }

  long count(Stage stage) {
    return lines.stream().filter(line -> line.stage() == stage).count();
  }

  long late() {
    return lines.size() - count(Stage.ALL_CLEAR);
  }
}
