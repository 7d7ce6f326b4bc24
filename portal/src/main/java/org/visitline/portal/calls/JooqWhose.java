package org.visitline.portal.calls;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.calls.Whose.Worker;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.schema.jooq.tables.records.RegisteredNumberRecord;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;

/**
 * Tells whose calls were that make no visit, as placing tells it of the others. It looks up what a
 * few calls name, and never the whole directory.
 */
class JooqWhose {

  private final DSLContext jooq;
  private final ZoneId zone;

  JooqWhose(DSLContext jooq, ZoneId zone) {
    this.jooq = jooq;
    this.zone = zone;
  }

  /** A worker while a PIN was theirs. */
  private record Held(Worker worker, DateRange pin, DateRange active) {

    boolean on(LocalDate date) {
      return pin.contains(date) && active.contains(date);
    }
  }

  /** Of each of these calls, by its id. */
  Map<String, Whose> of(Collection<LoggedCallRecord> calls) {
    if (calls.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Held>> pins = pins(calls);
    Map<String, String> codes =
        jooq.select(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID)
            .from(SERVICE_USER)
            .where(
                SERVICE_USER.CODE.in(
                    calls.stream()
                        .map(LoggedCallRecord::getServiceUserCode)
                        .collect(Collectors.toSet())))
            .fetchMap(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID);
    Map<String, List<RegisteredNumberRecord>> lines =
        jooq
            .selectFrom(REGISTERED_NUMBER)
            .where(
                REGISTERED_NUMBER.E164.in(
                    calls.stream()
                        .map(LoggedCallRecord::getCallerE164)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())))
            .fetch()
            .stream()
            .collect(Collectors.groupingBy(RegisteredNumberRecord::getE164));
    Map<String, Whose> whose = new HashMap<>();
    for (LoggedCallRecord call : calls) {
      whose.put(
          call.getCallId(),
          new Whose(
              worker(call, pins),
              homes(
                  call,
                  codes.get(call.getServiceUserCode()),
                  lines.getOrDefault(call.getCallerE164(), List.of()))));
    }
    return whose;
  }

  private Map<String, List<Held>> pins(Collection<LoggedCallRecord> calls) {
    return jooq
        .select()
        .from(WORKER_PIN)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(WORKER_PIN.CARE_WORKER_ID))
        .where(
            WORKER_PIN.PIN_HASH.in(
                calls.stream().map(LoggedCallRecord::getPinHash).filter(Objects::nonNull).toList()))
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> hex(row.get(WORKER_PIN.PIN_HASH)),
                Collectors.mapping(
                    row ->
                        new Held(
                            new Worker(
                                row.get(CARE_WORKER.CARE_WORKER_ID),
                                row.get(CARE_WORKER.NAME),
                                row.get(CARE_WORKER.PROVIDER_ID)),
                            new DateRange(
                                row.get(WORKER_PIN.VALID_FROM), row.get(WORKER_PIN.VALID_TO)),
                            new DateRange(
                                row.get(CARE_WORKER.ACTIVE_FROM), row.get(CARE_WORKER.ACTIVE_TO))),
                    Collectors.toList())));
  }

  /**
   * The one who held the PIN then; of several the only one of the provider whose number was
   * dialled; else nobody.
   */
  private @Nullable Worker worker(LoggedCallRecord call, Map<String, List<Held>> pins) {
    if (call.getPinHash() == null) {
      return null;
    }
    LocalDate date = LocalDate.ofInstant(call.getAnsweredAt(), zone);
    List<Worker> held =
        pins.getOrDefault(hex(call.getPinHash()), List.of()).stream()
            .filter(one -> one.on(date))
            .map(Held::worker)
            .distinct()
            .toList();
    List<Worker> ofTheDialled =
        held.size() < 2
            ? held
            : held.stream()
                .filter(one -> one.providerId().equals(call.getDialledProviderId()))
                .toList();
    return ofTheDialled.size() == 1 ? ofTheDialled.getFirst() : null;
  }

  private static Map<String, Boolean> homes(
      LoggedCallRecord call, @Nullable String keyed, List<RegisteredNumberRecord> lines) {
    Map<String, Boolean> registered =
        lines.stream()
            .filter(
                line ->
                    new Period(line.getValidFrom(), line.getValidTo())
                        .contains(call.getAnsweredAt()))
            .collect(
                Collectors.toMap(
                    RegisteredNumberRecord::getServiceUserId, line -> true, (one, other) -> one));
    // A code that is nobody's was mistyped: the line may still tell.
    return keyed == null ? registered : Map.of(keyed, registered.containsKey(keyed));
  }

  private static String hex(byte[] pin) {
    return HexFormat.of().formatHex(pin);
  }

  /** The calls of these ids, with what tells whose they are and the number that rang. */
  List<LoggedCallRecord> calls(Collection<String> ids) {
    return jooq.select(
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_NUMBER,
            LOGGED_CALL.CALLER_E164,
            LOGGED_CALL.PIN_HASH,
            LOGGED_CALL.SERVICE_USER_CODE,
            LOGGED_CALL.DIALLED_PROVIDER_ID)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.in(ids))
        .fetchInto(LOGGED_CALL);
  }
}
