package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.ToVerifyRecord;
import org.visitline.verification.time.CivilZone;

/**
 * Takes marks: reads what is to be done, and takes the marks away in the transaction that stores
 * what follows. They go first. A change that commits later leaves a new mark; one that committed
 * before is seen by everything read after.
 */
final class JooqAgenda {

  /** In {@code to_verify}: calls that name no service user. */
  static final String NOBODY = "";

  private JooqAgenda() {}

  /**
   * What is to be done now.
   *
   * @param now a call answered later, by a clock that is a little ahead of ours, waits until then
   * @param mostCalls at a time
   * @param mostPeople at a time, of those changed and of those due each
   */
  static Agenda read(DSLContext sql, Instant now, int mostCalls, int mostPeople) {
    return new Agenda(
        sql.select(CALL_TO_PLACE.CALL_ID)
            .from(CALL_TO_PLACE)
            .join(LOGGED_CALL)
            .on(LOGGED_CALL.CALL_ID.eq(CALL_TO_PLACE.CALL_ID))
            .where(LOGGED_CALL.ANSWERED_AT.le(now))
            .limit(mostCalls)
            .fetch(CALL_TO_PLACE.CALL_ID),
        sql.selectDistinct(TO_VERIFY.SERVICE_USER_ID)
            .from(TO_VERIFY)
            .limit(mostPeople)
            .fetch(TO_VERIFY.SERVICE_USER_ID),
        sql.select(VERIFY_AGAIN.SERVICE_USER_ID)
            .from(VERIFY_AGAIN)
            .where(VERIFY_AGAIN.DUE_AT.le(now))
            .orderBy(VERIFY_AGAIN.DUE_AT)
            .limit(mostPeople)
            .fetch(VERIFY_AGAIN.SERVICE_USER_ID));
  }

  /**
   * Takes the marks of an agenda away; those of time alone are replaced by the next ones.
   *
   * @return what the marks of the people say is touched
   */
  static Map<String, Touch> settle(DSLContext sql, Agenda agenda, CivilZone zone) {
    Slices.each(
        agenda.calls(),
        slice -> sql.deleteFrom(CALL_TO_PLACE).where(CALL_TO_PLACE.CALL_ID.in(slice)).execute());
    Map<String, Touch> touched = new HashMap<>();
    Slices.each(
        agenda.people(),
        slice -> {
          // Locked, so that exactly these go: one that is left meanwhile is for the next step.
          List<ToVerifyRecord> marks =
              sql.selectFrom(TO_VERIFY)
                  .where(TO_VERIFY.SERVICE_USER_ID.in(slice))
                  .forUpdate()
                  .fetch();
          for (ToVerifyRecord mark : marks) {
            Touch touch =
                mark.getDate().equals(JooqMarks.EVERY_DATE)
                    ? Touch.ALL
                    : Touch.on(mark.getDate(), zone);
            touched.merge(mark.getServiceUserId(), touch, Touch::and);
          }
          if (!marks.isEmpty()) {
            sql.batchDelete(marks).execute();
          }
        });
    return touched;
  }

  /** When time alone next changes what is thought of people; nobody is in it for the first time. */
  static Map<String, Instant> changesOf(DSLContext sql, Collection<ServiceUserId> people) {
    Map<String, Instant> changes = new HashMap<>();
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(),
        slice ->
            sql.selectFrom(VERIFY_AGAIN)
                .where(VERIFY_AGAIN.SERVICE_USER_ID.in(slice))
                .forEach(row -> changes.put(row.getServiceUserId(), row.getDueAt())));
    return changes;
  }

  /**
   * Marks everybody, and the calls that name nobody. That covers every call, so their own marks go:
   * after a large import there may be a million.
   */
  static void markEverything(DSLContext sql, Instant now) {
    sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT)
        .select(
            DSL.select(
                    SERVICE_USER.SERVICE_USER_ID,
                    DSL.val(JooqMarks.EVERY_DATE),
                    DSL.val(now, TO_VERIFY.MARKED_AT))
                .from(SERVICE_USER))
        .onDuplicateKeyUpdate()
        .set(TO_VERIFY.MARKED_AT, now)
        .execute();
    sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT)
        .values(NOBODY, JooqMarks.EVERY_DATE, now)
        .onDuplicateKeyUpdate()
        .set(TO_VERIFY.MARKED_AT, now)
        .execute();
    // One that is answered later by our clock keeps its mark until then.
    sql.execute(
        """
        DELETE call_to_place
        FROM call_to_place
        JOIN logged_call USING (call_id)
        WHERE logged_call.answered_at <= {0}
        """,
        DSL.val(now, LOGGED_CALL.ANSWERED_AT));
  }
}
