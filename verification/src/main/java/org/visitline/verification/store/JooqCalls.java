package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.NoVisit;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;

/** Loads logged calls. */
final class JooqCalls {

  private JooqCalls() {}

  /** Calls by their ids. */
  static Map<String, LoggedCall> byId(DSLContext sql, Collection<String> ids) {
    Map<String, LoggedCall> calls = new HashMap<>();
    Slices.each(ids, slice -> fetch(sql, LOGGED_CALL.CALL_ID.in(slice), calls));
    return calls;
  }

  /**
   * Every call of a time from a number that ever was one of these people's, or with a code of
   * theirs.
   */
  static Map<String, LoggedCall> around(
      DSLContext sql, Collection<ServiceUser> people, Touch time) {
    Condition during = during(time);
    Set<String> numbers = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    for (ServiceUser person : people) {
      person.numbers().stream().map(RegisteredNumber::e164).forEach(numbers::add);
      codes.add(person.code());
    }
    Map<String, LoggedCall> calls = new HashMap<>();
    Slices.each(numbers, slice -> fetch(sql, LOGGED_CALL.CALLER_E164.in(slice).and(during), calls));
    Slices.each(
        codes, slice -> fetch(sql, LOGGED_CALL.SERVICE_USER_CODE.in(slice).and(during), calls));
    return calls;
  }

  private static Condition during(Touch time) {
    Condition then = DSL.noCondition();
    if (time.first() != null) {
      then = then.and(LOGGED_CALL.ANSWERED_AT.ge(time.first()));
    }
    return time.last() == null ? then : then.and(LOGGED_CALL.ANSWERED_AT.le(time.last()));
  }

  /** Every call there is. */
  static Map<String, LoggedCall> all(DSLContext sql) {
    Map<String, LoggedCall> calls = new HashMap<>();
    fetch(sql, DSL.noCondition(), calls);
    return calls;
  }

  /**
   * Ids of calls that name nobody whom we know: no code of anybody's, no number ever registered.
   */
  static List<String> idsOfOwnerless(DSLContext sql) {
    return idsOfOwnerless(sql, Touch.ALL);
  }

  /** Those of a time. */
  static List<String> idsOfOwnerless(DSLContext sql, Touch time) {
    return sql.select(LOGGED_CALL.CALL_ID)
        .from(LOGGED_CALL)
        .leftAntiJoin(REGISTERED_NUMBER)
        .on(REGISTERED_NUMBER.E164.eq(LOGGED_CALL.CALLER_E164))
        .leftAntiJoin(SERVICE_USER)
        .on(SERVICE_USER.CODE.eq(LOGGED_CALL.SERVICE_USER_CODE))
        .where(during(time))
        .fetch(LOGGED_CALL.CALL_ID);
  }

  /** The call of a row to which this table was joined; null where it has none. */
  static @Nullable LoggedCall joined(
      Record row, org.visitline.schema.jooq.tables.LoggedCall table) {
    return row.get(table.CALL_ID) == null ? null : call(row, table);
  }

  /** What {@link #joined} reads. */
  static List<Field<?>> fields(org.visitline.schema.jooq.tables.LoggedCall table) {
    return List.of(
        table.CALL_ID,
        table.ANSWERED_AT,
        table.CALLER_NUMBER,
        table.CALLER_E164,
        table.PIN_HASH,
        table.SERVICE_USER_CODE,
        table.DIRECTION,
        table.DIALLED_PROVIDER_ID);
  }

  private static void fetch(DSLContext sql, Condition which, Map<String, LoggedCall> into) {
    sql.select(fields(LOGGED_CALL))
        .from(LOGGED_CALL)
        .where(which)
        .and(LOGGED_CALL.ENDING.notIn(NoVisit.endings()))
        .forEach(row -> into.put(row.get(LOGGED_CALL.CALL_ID), call(row, LOGGED_CALL)));
  }

  private static LoggedCall call(Record row, org.visitline.schema.jooq.tables.LoggedCall table) {
    byte @Nullable [] pin = row.get(table.PIN_HASH);
    String direction = row.get(table.DIRECTION);
    String dialled = row.get(table.DIALLED_PROVIDER_ID);
    return new LoggedCall(
        new CallId(row.get(table.CALL_ID)),
        row.get(table.ANSWERED_AT),
        row.get(table.CALLER_NUMBER),
        row.get(table.CALLER_E164),
        pin == null ? "" : HexFormat.of().formatHex(pin),
        row.get(table.SERVICE_USER_CODE),
        direction.isEmpty() ? null : Direction.valueOf(direction),
        dialled == null ? null : new ProviderId(dialled));
  }
}
