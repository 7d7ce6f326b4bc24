package org.visitline.ivr.caller;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/** Reads from the database what the phone must know of people. */
public final class JooqPeople {

  private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

  /** So begin the ids of calls that the exchange took by its own means. */
  private static final String SPOOLED = "spool-";

  private final Supplier<DSLContext> database;

  /**
   * On a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqPeople(Supplier<DSLContext> database) {
    this.database = database;
  }

  /** Everybody, and the commissioned visits of the days about this one. */
  Directory directory(LocalDate today) {
    DSLContext jooq = database.get();
    return new Directory(pins(jooq), lines(jooq), codes(jooq), expected(jooq, today));
  }

  /**
   * When people were last changed.
   *
   * @param at by the database's clock, to the second; empty if not since the database was started
   * @param now by the same clock
   */
  record LastChange(Optional<LocalDateTime> at, LocalDateTime now) {

    /** Whether there may be more of it in the second that the database names. */
    boolean isJustNow() {
      return at.isPresent() && at.get().isAfter(now.minusSeconds(2));
    }
  }

  /**
   * When an import, a page or whoever else last changed people, their PINs or their numbers. It
   * asks what the database notes of each table, which costs no reading of the tables.
   */
  LastChange lastChange() {
    Record row =
        database
            .get()
            .fetchSingle(
                """
                select max(update_time) as changed, now() as now
                from information_schema.tables
                where table_schema = database()
                  and table_name in ('care_worker', 'worker_pin', 'service_user', 'registered_number')
                """);
    return new LastChange(
        Optional.ofNullable(row.get("changed", LocalDateTime.class)),
        row.get("now", LocalDateTime.class));
  }

  /**
   * A call on which a PIN was keyed, as another node or an earlier life of this one logged it.
   *
   * @param receivedAt by the database's own clock
   */
  record PastCall(
      Ringing ringing,
      KeyedPin pin,
      String serviceUserCode,
      Optional<Direction> direction,
      Instant receivedAt) {}

  /**
   * Calls with a PIN that were answered since one moment and came to the database since another, in
   * order of answer.
   *
   * @param butOf a node whose calls are left out, as far as it took them itself: not those that it
   *     read from a spool
   */
  List<PastCall> calls(Instant answeredSince, Instant receivedSince, Optional<String> butOf) {
    List<String> noVisit = Arrays.stream(Outcome.Reason.values()).map(Enum::name).toList();
    return database
        .get()
        .selectFrom(LOGGED_CALL)
        .where(LOGGED_CALL.ANSWERED_AT.ge(answeredSince))
        .and(LOGGED_CALL.RECEIVED_AT.ge(receivedSince))
        .and(LOGGED_CALL.PIN_HASH.isNotNull())
        .and(LOGGED_CALL.ENDING.notIn(noVisit))
        .and(
            butOf
                .map(node -> LOGGED_CALL.NODE.ne(node).or(LOGGED_CALL.CALL_ID.startsWith(SPOOLED)))
                .orElseGet(DSL::noCondition))
        .orderBy(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID)
        .fetch(
            call ->
                new PastCall(
                    new Ringing(
                        new CallId(call.getCallId()),
                        call.getNode(),
                        call.getAnsweredAt(),
                        call.getCallerNumber(),
                        Optional.ofNullable(call.getCallerE164()).map(CallerNumber::new),
                        call.getPresentation(),
                        call.getDialledNumber(),
                        Optional.ofNullable(call.getDialledProviderId()).map(ProviderId::new)),
                    new KeyedPin(hex(call.getPinHash()), call.getPinMasked()),
                    call.getServiceUserCode(),
                    call.getDirection().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Direction.valueOf(call.getDirection())),
                    call.getReceivedAt()));
  }

  private static Map<String, List<IssuedPin>> pins(DSLContext jooq) {
    return jooq
        .select(
            WORKER_PIN.PIN_HASH,
            WORKER_PIN.VALID_FROM,
            WORKER_PIN.VALID_TO,
            CARE_WORKER.CARE_WORKER_ID,
            CARE_WORKER.PROVIDER_ID,
            CARE_WORKER.LANGUAGE,
            CARE_WORKER.ACTIVE_FROM,
            CARE_WORKER.ACTIVE_TO)
        .from(WORKER_PIN)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(WORKER_PIN.CARE_WORKER_ID))
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> hex(row.get(WORKER_PIN.PIN_HASH)),
                Collectors.mapping(JooqPeople::issuedPin, Collectors.toList())));
  }

  /** Good while both the PIN and the worker are. */
  private static IssuedPin issuedPin(Record row) {
    LocalDate from = later(row.get(WORKER_PIN.VALID_FROM), row.get(CARE_WORKER.ACTIVE_FROM));
    LocalDate to = earlier(row.get(WORKER_PIN.VALID_TO), row.get(CARE_WORKER.ACTIVE_TO));
    return new IssuedPin(
        new CareWorker(
            new CareWorkerId(row.get(CARE_WORKER.CARE_WORKER_ID)),
            new ProviderId(row.get(CARE_WORKER.PROVIDER_ID)),
            Optional.ofNullable(row.get(CARE_WORKER.LANGUAGE)).flatMap(Language::find)),
        from,
        to.equals(NO_END) ? Optional.empty() : Optional.of(to));
  }

  private static Map<CallerNumber, List<RegisteredLine>> lines(DSLContext jooq) {
    return jooq.selectFrom(REGISTERED_NUMBER).fetch().stream()
        .collect(
            Collectors.groupingBy(
                row -> new CallerNumber(row.getE164()),
                Collectors.mapping(
                    row ->
                        new RegisteredLine(
                            new ServiceUserId(row.getServiceUserId()),
                            row.getValidFrom(),
                            Optional.ofNullable(row.getValidTo())),
                    Collectors.toList())));
  }

  private static Map<String, ServiceUserId> codes(DSLContext jooq) {
    Map<String, ServiceUserId> codes = new HashMap<>();
    jooq.select(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID)
        .from(SERVICE_USER)
        .forEach(row -> codes.put(row.value1(), new ServiceUserId(row.value2())));
    return codes;
  }

  private static Map<ServiceUserId, List<ExpectedVisit>> expected(
      DSLContext jooq, LocalDate today) {
    return jooq
        .selectFrom(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.DATE.between(today.minusDays(2), today.plusDays(3)))
        .and(COMMISSIONED_VISIT.CANCELLED.isFalse())
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> new ServiceUserId(row.getServiceUserId()),
                Collectors.mapping(
                    row ->
                        new ExpectedVisit(
                            new ProviderId(row.getProviderId()),
                            row.getDate(),
                            row.getStartAt(),
                            row.getLatestStartAt(),
                            Duration.ofMinutes(row.getDurationMinutes())),
                    Collectors.toList())));
  }

  private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
    return other == null || other.isBefore(one) ? one : other;
  }

  private static LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    LocalDate a = one == null ? NO_END : one;
    LocalDate b = other == null ? NO_END : other;
    return a.isBefore(b) ? a : b;
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
