package org.visitline.app.demo;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;
import org.visitline.verification.decisions.ShownFinding;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.store.JooqFindingFacts;
import org.visitline.verification.time.CivilZone;

/** What was found about the days before the demo's. */
final class JooqEarlierFindings {

  /** One that nobody has dealt with, as an officer would have it on the page. */
  record Open(ProviderId provider, ShownFinding shown) {}

  private static final LocalTime MORNING = LocalTime.of(2, 30);

  private JooqEarlierFindings() {}

  /** Whether a provider was asked about any. */
  static boolean wereAskedAbout(Database database) {
    return database.jooq().fetchExists(PROVIDER_QUERY);
  }

  /**
   * Has each found by the morning after. Four weeks were imported in a minute, and nobody asks
   * about what is not found yet.
   */
  static void foundAsInLife(Database database, LocalDate today, CivilZone zone) {
    List<LocalDate> days =
        database
            .jooq()
            .selectDistinct(DISCREPANCY.DATE)
            .from(DISCREPANCY)
            .where(DISCREPANCY.DATE.lt(today))
            .fetch(DISCREPANCY.DATE);
    for (LocalDate day : days) {
      database
          .jooq()
          .update(DISCREPANCY)
          .set(DISCREPANCY.FIRST_FOUND_AT, zone.instantOf(day.plusDays(1), MORNING))
          .where(DISCREPANCY.DATE.eq(day))
          .execute();
    }
  }

  /** The latest of a code up to a civil date that nobody has dealt with. */
  static Optional<Open> findLatest(Database database, DiscrepancyCode code, LocalDate to) {
    return database
        .jooq()
        .selectFrom(DISCREPANCY)
        .where(DISCREPANCY.CODE.eq(code.name()))
        .and(DISCREPANCY.DATE.le(to))
        .and(DISCREPANCY.PROVIDER_ID.isNotNull())
        .and(DISCREPANCY.PROVISIONAL.isFalse())
        .and(DISCREPANCY.ACKNOWLEDGED.isFalse())
        .and(DISCREPANCY.QUERIED.isFalse())
        .orderBy(DISCREPANCY.DATE.desc(), DISCREPANCY.DISCREPANCY_ID)
        .limit(1)
        .fetchOptional(
            row ->
                new Open(
                    new ProviderId(row.getProviderId()),
                    new ShownFinding(row.getDiscrepancyId(), JooqFindingFacts.of(row).digest())));
  }
}
