package org.visitline.portal.evidence;

import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.schema.jooq.Tables.FORMER_CODE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.OtherPeople;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;

/**
 * Reads every call that concerns a person: those of the visits, those from the person's registered
 * lines, those on which the person's code was keyed, and those that somebody linked to the person.
 */
class JooqEvidenceCalls {

  private static final String BETWEEN_CALLS = ";";

  private final DSLContext jooq;
  private final JooqEvidence evidence;

  JooqEvidenceCalls(DSLContext jooq, JooqEvidence evidence) {
    this.jooq = jooq;
    this.evidence = evidence;
  }

  /** What a call is to a visit. */
  private record Part(String serviceUser, String visit, String worker, String part) {}

  Sheet calls(PackRequest request, Person person) {
    Map<String, LoggedCallRecord> calls = find(request, person);
    Map<String, Part> parts = parts(calls.keySet());
    List<LoggedCallRecord> inOrder =
        calls.values().stream()
            .sorted(
                Comparator.comparing(LoggedCallRecord::getAnsweredAt)
                    .thenComparing(LoggedCallRecord::getCallId))
            .toList();
    Set<String> codesOfOthers = codesOfOthers(inOrder, person);
    return new Sheet(
        "calls.csv",
        "Every call, as it was logged",
        "The evidence. A number stands as it was presented; the PIN itself is known to nobody. A"
            + " code that is nobody's was mistyped, and counts as not keyed. A call from this line"
            + " that concerned another person of the same home shows its time and nothing else.",
        List.of(
            both("call_id", "Call", 42),
            both("answered_at", "Answered", 42),
            inFile("ended_at"),
            both("caller_number", "From number", 27),
            inFile("caller_number_normalised"),
            inFile("presentation"),
            inFile("dialled_number"),
            inFile("pin_keyed"),
            both("service_user_code", "Code keyed", 18),
            both("direction", "Said", 20, PaperWords::of),
            both("ending", "Ended", 31, PaperWords::ending),
            inFile("node"),
            inFile("received_at"),
            both("part", "Taken as", 24, PaperWords::of),
            both("visit", "Of visit", 42),
            both("care_worker_id", "Worker", 21)),
        inOrder.stream()
            .map(call -> row(call, parts.get(call.getCallId()), person, codesOfOthers))
            .toList());
  }

  /** The calls of that sheet, by whether it shows more of the call than its time. */
  static Map<String, Boolean> shown(Sheet calls) {
    return calls.rows().stream()
        .collect(
            Collectors.toMap(
                row -> (String) Objects.requireNonNull(row.getFirst()),
                row -> !row.contains(OtherPeople.ANOTHER_PERSON)));
  }

  private static List<@Nullable Object> row(
      LoggedCallRecord call, @Nullable Part part, Person person, Set<String> codesOfOthers) {
    boolean others =
        part != null
            ? !part.serviceUser().equals(person.id())
            : codesOfOthers.contains(call.getServiceUserCode());
    if (others) {
      return Cells.of(
          call.getCallId(),
          call.getAnsweredAt(),
          call.getEndedAt(),
          call.getCallerNumber(),
          call.getCallerE164(),
          call.getPresentation(),
          null,
          null,
          null,
          null,
          null,
          call.getNode(),
          call.getReceivedAt(),
          OtherPeople.ANOTHER_PERSON,
          null,
          null);
    }
    return Cells.of(
        call.getCallId(),
        call.getAnsweredAt(),
        call.getEndedAt(),
        call.getCallerNumber().isEmpty() ? "withheld" : call.getCallerNumber(),
        call.getCallerE164(),
        call.getPresentation(),
        call.getDialledNumber(),
        call.getPinMasked(),
        call.getServiceUserCode(),
        call.getDirection(),
        call.getEnding(),
        call.getNode(),
        call.getReceivedAt(),
        part == null ? "NO VISIT" : part.part(),
        part == null ? null : part.visit(),
        part == null ? null : part.worker());
  }

  /** Of the codes keyed on these calls, those that are, or once were, somebody else's. */
  private Set<String> codesOfOthers(List<LoggedCallRecord> calls, Person person) {
    Set<String> keyed =
        calls.stream().map(LoggedCallRecord::getServiceUserCode).collect(Collectors.toSet());
    keyed.removeAll(List.of("", person.code()));
    return jooq.select(SERVICE_USER.CODE)
        .from(SERVICE_USER)
        .where(SERVICE_USER.CODE.in(keyed))
        .union(
            DSL.select(FORMER_CODE.CODE)
                .from(FORMER_CODE)
                .where(FORMER_CODE.CODE.in(keyed))
                .and(FORMER_CODE.SERVICE_USER_ID.ne(person.id())))
        .fetchSet(SERVICE_USER.CODE);
  }

  private Map<String, LoggedCallRecord> find(PackRequest request, Person person) {
    Instant from = evidence.begins(request);
    Instant to = evidence.ends(request);
    Condition within = LOGGED_CALL.ANSWERED_AT.ge(from).and(LOGGED_CALL.ANSWERED_AT.lt(to));
    Map<String, LoggedCallRecord> found = new TreeMap<>();
    List<String> ofVisits =
        jooq
            .selectFrom(VISIT)
            .where(JooqEvidence.visitIn(request))
            .fetch(JooqEvidenceCalls::callsOf)
            .stream()
            .flatMap(List::stream)
            .toList();
    add(found, LOGGED_CALL.CALL_ID.in(ofVisits));
    jooq.selectFrom(REGISTERED_NUMBER)
        .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq(person.id()))
        .and(REGISTERED_NUMBER.VALID_FROM.lt(to))
        .and(REGISTERED_NUMBER.VALID_TO.isNull().or(REGISTERED_NUMBER.VALID_TO.gt(from)))
        .forEach(
            line -> {
              Condition inForce = LOGGED_CALL.ANSWERED_AT.ge(line.getValidFrom());
              add(
                  found,
                  LOGGED_CALL
                      .CALLER_E164
                      .eq(line.getE164())
                      .and(within)
                      .and(
                          line.getValidTo() == null
                              ? inForce
                              : inForce.and(LOGGED_CALL.ANSWERED_AT.lt(line.getValidTo()))));
            });
    add(found, LOGGED_CALL.SERVICE_USER_CODE.eq(person.code()).and(within));
    List<String> linked =
        jooq.selectDistinct(QUEUE_DECISION.CALL_ID)
            .from(QUEUE_DECISION)
            .where(QUEUE_DECISION.SERVICE_USER_ID.eq(person.id()))
            .fetch(QUEUE_DECISION.CALL_ID);
    add(found, LOGGED_CALL.CALL_ID.in(linked).and(within));
    return found;
  }

  private void add(Map<String, LoggedCallRecord> found, Condition which) {
    jooq.selectFrom(LOGGED_CALL).where(which).forEach(call -> found.put(call.getCallId(), call));
  }

  private Map<String, Part> parts(Collection<String> calls) {
    Map<String, Part> parts = new HashMap<>();
    jooq.selectFrom(VISIT)
        .where(VISIT.VISIT_ID.in(calls))
        .or(VISIT.DEPARTURE_CALL.in(calls))
        .forEach(
            visit -> {
              put(parts, visit, visit.getArrivalCall(), "ARRIVAL");
              put(parts, visit, visit.getDepartureCall(), "DEPARTURE");
              extras(visit).forEach(call -> put(parts, visit, call, "EXTRA CALL"));
            });
    return parts;
  }

  private static void put(
      Map<String, Part> parts, VisitRecord visit, @Nullable String call, String part) {
    if (call != null) {
      parts.put(
          call,
          new Part(visit.getServiceUserId(), visit.getVisitId(), visit.getCareWorkerId(), part));
    }
  }

  private static List<String> callsOf(VisitRecord visit) {
    List<String> calls = new ArrayList<>(extras(visit));
    Stream.of(visit.getArrivalCall(), visit.getDepartureCall())
        .filter(Objects::nonNull)
        .forEach(calls::add);
    return calls;
  }

  private static List<String> extras(VisitRecord visit) {
    return visit.getExtraCalls().isEmpty()
        ? List.of()
        : List.of(visit.getExtraCalls().split(BETWEEN_CALLS));
  }
}
