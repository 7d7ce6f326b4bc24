package org.visitline.portal.sealing;

import static org.visitline.schema.jooq.Tables.NIGHTLY_ROUND;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jooq.DSLContext;
import org.visitline.verification.store.RetriedTransaction;

/**
 * Work for the night, when nobody amends a visit any more and nobody waits for the database yet:
 * once a night, by whichever node comes first, however often one is started again.
 */
class JooqNights {

  private static final LocalTime NIGHT = LocalTime.of(3, 0);
  private static final LocalTime MORNING = LocalTime.of(5, 0);

  private final DSLContext jooq;
  private final ZoneId zone;

  JooqNights(DSLContext jooq, ZoneId zone) {
    this.jooq = jooq;
    this.zone = zone;
  }

  /**
   * Does the work, unless it is day or somebody has begun it in this night. What was begun and
   * broke off is left to the next night.
   *
   * @param round as it stands in the table
   */
  void once(String round, Instant now, Runnable work) {
    ZonedDateTime there = now.atZone(zone);
    LocalTime time = there.toLocalTime();
    if (!time.isBefore(NIGHT) && time.isBefore(MORNING) && begin(round, there.toLocalDate())) {
      work.run();
    }
  }

  private boolean begin(String round, LocalDate night) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          LocalDate before =
              sql.select(NIGHTLY_ROUND.MADE_ON)
                  .from(NIGHTLY_ROUND)
                  .where(NIGHTLY_ROUND.ROUND.eq(round))
                  .forUpdate()
                  .fetchOne(NIGHTLY_ROUND.MADE_ON);
          boolean first = before == null || before.isBefore(night);
          if (first) {
            sql.insertInto(NIGHTLY_ROUND)
                .set(NIGHTLY_ROUND.ROUND, round)
                .set(NIGHTLY_ROUND.MADE_ON, night)
                .onDuplicateKeyUpdate()
                .set(NIGHTLY_ROUND.MADE_ON, night)
                .execute();
          }
          return first;
        });
  }
}
