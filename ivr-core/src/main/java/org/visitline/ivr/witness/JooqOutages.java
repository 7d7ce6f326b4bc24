package org.visitline.ivr.witness;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;

/** Outages as the phone service tells of them. Those that an operator entered are left alone. */
public final class JooqOutages {

  /** Under these notes they are ours. */
  static final String NO_NODE = "no node of the phone service was there (told by the service)";

  static final String LOST_CALLS =
      "calls reached Asterisk and nobody took them (told by its records)";

  /** A visit on the day before or after may reach into an outage, whatever the zone. */
  private static final int DAYS_AROUND = 1;

  /** Stands for 'every date' in {@code to_verify}. */
  private static final LocalDate EVERY_DATE = LocalDate.of(1000, 1, 1);

  private final Supplier<DSLContext> database;

  /**
   * In a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqOutages(Supplier<DSLContext> database) {
    this.database = database;
  }

  /** In a database that is there. */
  public JooqOutages(Database database) {
    this(database::jooq);
  }

  /**
   * Makes the outages under a note, that begin in a window, these and no others; what has changed
   * is to be verified again.
   */
  void replace(String note, Period window, List<Period> outages, Instant now) {
    database
        .get()
        .transaction(
            transaction -> {
              DSLContext jooq = transaction.dsl();
              Set<Period> stored =
                  new HashSet<>(
                      jooq.select(OUTAGE.FROM_AT, OUTAGE.TO_AT)
                          .from(OUTAGE)
                          .where(OUTAGE.NOTE.eq(note))
                          .and(OUTAGE.FROM_AT.ge(window.from()))
                          .and(OUTAGE.FROM_AT.lt(window.to()))
                          .fetch(row -> new Period(row.value1(), row.value2())));
              List<Period> changed = new ArrayList<>();
              for (Period outage : outages) {
                if (!stored.remove(outage)) {
                  jooq.insertInto(OUTAGE, OUTAGE.FROM_AT, OUTAGE.TO_AT, OUTAGE.NOTE)
                      .values(outage.from(), outage.to(), note)
                      .onDuplicateKeyUpdate()
                      .set(OUTAGE.FROM_AT, OUTAGE.FROM_AT)
                      .execute();
                  changed.add(outage);
                }
              }
              for (Period mistaken : stored) {
                jooq.deleteFrom(OUTAGE)
                    .where(OUTAGE.FROM_AT.eq(mistaken.from()))
                    .and(OUTAGE.TO_AT.eq(mistaken.to()))
                    .and(OUTAGE.NOTE.eq(note))
                    .execute();
                changed.add(mistaken);
              }
              changed.forEach(outage -> mark(jooq, outage, now));
            });
  }

  /** Whoever was to be visited around it may not have been missed after all, or may have been. */
  private static void mark(DSLContext jooq, Period outage, Instant now) {
    LocalDate first = LocalDate.ofInstant(outage.from(), ZoneOffset.UTC).minusDays(DAYS_AROUND);
    LocalDate last = LocalDate.ofInstant(outage.to(), ZoneOffset.UTC).plusDays(DAYS_AROUND);
    jooq.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT)
        .select(
            jooq.selectDistinct(
                    COMMISSIONED_VISIT.SERVICE_USER_ID,
                    DSL.val(EVERY_DATE, TO_VERIFY.DATE),
                    DSL.val(now, TO_VERIFY.MARKED_AT))
                .from(COMMISSIONED_VISIT)
                .where(COMMISSIONED_VISIT.DATE.between(first, last))
                .orderBy(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .onDuplicateKeyUpdate()
        .set(TO_VERIFY.MARKED_AT, now)
        .execute();
  }
}
