package org.visitline.ivr.witness;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.WITNESS_DIFFERENCE;
import static org.visitline.schema.jooq.Tables.WITNESS_RUN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;

/** The call log that the witness compares, and what it found. */
public final class JooqWitness {

  private final Supplier<DSLContext> database;

  /**
   * In a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqWitness(Supplier<DSLContext> database) {
    this.database = database;
  }

  /** In a database that is there. */
  public JooqWitness(Database database) {
    this(database::jooq);
  }

  /**
   * The telephone calls that were answered in a period; calls that files brought are not among
   * them.
   */
  List<Trace> logged(Period period) {
    List<Trace> traces = new ArrayList<>();
    database
        .get()
        .select(
            LOGGED_CALL.TELEPHONE_CALL_ID,
            DSL.min(LOGGED_CALL.ANSWERED_AT),
            DSL.max(LOGGED_CALL.ENDED_AT))
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.ANSWERED_AT.ge(period.from()))
        .and(LOGGED_CALL.ANSWERED_AT.lt(period.to()))
        .and(LOGGED_CALL.NODE.ne(""))
        .groupBy(LOGGED_CALL.TELEPHONE_CALL_ID)
        .forEach(
            row ->
                AsteriskId.ofLogged(row.value1())
                    .ifPresent(
                        id ->
                            traces.add(
                                new Trace(
                                    row.value1(),
                                    id,
                                    row.value2(),
                                    Optional.ofNullable(row.value3()),
                                    Trace.Where.LOGGED))));
    return traces;
  }

  /** Keeps what was found. */
  void store(String node, WitnessReport report, Instant now) {
    database
        .get()
        .transaction(
            transaction -> {
              DSLContext jooq = transaction.dsl();
              Long run =
                  Objects.requireNonNull(
                          jooq.insertInto(
                                  WITNESS_RUN,
                                  WITNESS_RUN.NODE,
                                  WITNESS_RUN.RAN_AT,
                                  WITNESS_RUN.FROM_AT,
                                  WITNESS_RUN.TO_AT,
                                  WITNESS_RUN.RECORDS,
                                  WITNESS_RUN.LOGGED,
                                  WITNESS_RUN.EXPLAINED,
                                  WITNESS_RUN.LOST,
                                  WITNESS_RUN.UNEXPLAINED)
                              .values(
                                  node,
                                  now,
                                  report.from(),
                                  report.to(),
                                  report.records(),
                                  report.logged(),
                                  report.differences().size() - report.unexplained(),
                                  report.lost(),
                                  report.unexplained())
                              .returning(WITNESS_RUN.WITNESS_RUN_ID)
                              .fetchSingle())
                      .getWitnessRunId();
              for (Difference found : report.differences()) {
                jooq.insertInto(WITNESS_DIFFERENCE)
                    .set(WITNESS_DIFFERENCE.WITNESS_RUN_ID, run)
                    .set(WITNESS_DIFFERENCE.ASTERISK_ID, found.asteriskId())
                    .set(WITNESS_DIFFERENCE.CALL_ID, found.callId())
                    .set(WITNESS_DIFFERENCE.AT, found.at())
                    .set(WITNESS_DIFFERENCE.REASON, found.reason().name())
                    .execute();
              }
            });
  }

  /**
   * The last look of a node by itself.
   *
   * @param upTo the calls that it was at
   * @param at the moment of the look
   */
  record LastLook(Instant upTo, Instant at) {}

  /** Empty if that node has never looked by itself. */
  Optional<LastLook> findLast(String node) {
    return database
        .get()
        .select(WITNESS_RUN.TO_AT, WITNESS_RUN.RAN_AT)
        .from(WITNESS_RUN)
        .where(WITNESS_RUN.NODE.eq(node))
        .orderBy(WITNESS_RUN.TO_AT.desc(), WITNESS_RUN.RAN_AT.desc())
        .limit(1)
        .fetchOptional(row -> new LastLook(row.value1(), row.value2()));
  }
}
