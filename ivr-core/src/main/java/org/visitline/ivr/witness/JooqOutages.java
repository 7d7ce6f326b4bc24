package org.visitline.ivr.witness;

import static org.visitline.schema.jooq.Tables.OUTAGE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.visitline.schema.Database;
import org.visitline.schema.JooqOutageMarks;

/** Outages as the phone service tells of them. Those that an operator entered are left alone. */
public final class JooqOutages {

  /** Under these notes they are ours. */
  static final String NO_NODE = "no node of the phone service was there (told by the service)";

  static final String LOST_CALLS =
      "calls reached Asterisk and nobody took them (told by its records)";

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
   * is to be verified again. Done twice, it changes nothing more.
   *
   * @param known whether who tells these outages could have told a stored one; any other stays, for
   *     somebody else told it
   */
  void replace(
      String note, Period window, List<Period> outages, Predicate<Period> known, Instant now) {
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
              stored.removeIf(known.negate());
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
              changed.forEach(
                  outage -> JooqOutageMarks.leave(jooq, outage.from(), outage.to(), now));
            });
  }
}
