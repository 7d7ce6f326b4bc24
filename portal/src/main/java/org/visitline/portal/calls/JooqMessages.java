package org.visitline.portal.calls;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE_HEARD;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.calls.OfficeMessage.Heard;
import org.visitline.portal.calls.OfficeMessage.Home;
import org.visitline.portal.calls.Whose.Worker;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.schema.jooq.tables.records.OfficeMessageRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;

/**
 * Reads the messages that care workers left for the office, whether or not the call found its
 * place. A message is the provider's whose worker's PIN was keyed, or who has the visit that the
 * call shows; an officer kept to some areas hears those from homes there.
 */
public class JooqMessages {

  /** As many days as Today counts the unheard of, and the list shows unless told otherwise. */
  public static final int DAYS_SHOWN_AT_FIRST = 28;

  private static final int AT_A_TIME = 400;

  /** Of a second worker on one telephone call: the message may be of either. */
  private static final String SECOND = "/2";

  private final DSLContext jooq;
  private final JooqWhose whose;

  /** Made by Spring. */
  JooqMessages(DSLContext jooq, JooqWhose whose) {
    this.jooq = jooq;
    this.whose = whose;
  }

  /** Those that were left on any of these calls and that the reader may hear, in order of time. */
  public List<OfficeMessage> list(Collection<String> calls, Scope scope) {
    List<String> telephoneCalls =
        jooq.selectDistinct(LOGGED_CALL.TELEPHONE_CALL_ID)
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.CALL_ID.in(calls))
            .fetch(LOGGED_CALL.TELEPHONE_CALL_ID);
    return telephoneCalls.isEmpty()
        ? List.of()
        : read(OFFICE_MESSAGE.TELEPHONE_CALL_ID.in(telephoneCalls), scope);
  }

  /** Those of a time, half open, that the reader may hear: first the unheard, then the latest. */
  List<OfficeMessage> list(Instant from, Instant to, Scope scope) {
    return read(OFFICE_MESSAGE.LEFT_AT.ge(from).and(OFFICE_MESSAGE.LEFT_AT.lt(to)), scope).stream()
        .sorted(
            Comparator.comparing(OfficeMessage::unheard)
                .thenComparing(OfficeMessage::leftAt)
                .reversed())
        .toList();
  }

  /** How many of the reader's messages since then nobody on the reader's side has heard. */
  public int countUnheard(Instant since, Scope scope) {
    Condition heard =
        OFFICE_MESSAGE_HEARD
            .TELEPHONE_CALL_ID
            .eq(OFFICE_MESSAGE.TELEPHONE_CALL_ID)
            .and(ofTheReadersSide(scope));
    Condition unheard =
        OFFICE_MESSAGE
            .LEFT_AT
            .ge(since)
            .and(notExists(selectOne().from(OFFICE_MESSAGE_HEARD).where(heard)));
    if (scope.isOfficer() && scope.areas().isEmpty()) {
      return jooq.fetchCount(OFFICE_MESSAGE, unheard);
    }
    Map<String, Origin> origins =
        origins(
            jooq.select(OFFICE_MESSAGE.TELEPHONE_CALL_ID)
                .from(OFFICE_MESSAGE)
                .where(unheard)
                .fetch(OFFICE_MESSAGE.TELEPHONE_CALL_ID));
    // Whose a message is follows for a provider from the worker, or the visit, alone.
    Set<String> homes = scope.isOfficer() ? names(origins.values(), scope).keySet() : Set.of();
    return (int) origins.values().stream().filter(origin -> isOwn(origin, homes, scope)).count();
  }

  /** One to play; empty where there is none, or it is not for the reader. */
  Optional<OfficeMessage> find(String telephoneCall, Scope scope) {
    return read(JooqIds.named(OFFICE_MESSAGE.TELEPHONE_CALL_ID, telephoneCall), scope).stream()
        .findFirst();
  }

  /** The sound of one that is for the reader, as a whole WAV file. */
  byte[] sound(OfficeMessage message) {
    return jooq.select(OFFICE_MESSAGE.SOUND)
        .from(OFFICE_MESSAGE)
        .where(OFFICE_MESSAGE.TELEPHONE_CALL_ID.eq(message.telephoneCallId()))
        .fetchSingle()
        .value1();
  }

  /** Keeps that somebody played one; of the same person's times the first. */
  void heard(String telephoneCall, String username, Scope scope, Instant now) {
    jooq.insertInto(OFFICE_MESSAGE_HEARD)
        .set(OFFICE_MESSAGE_HEARD.TELEPHONE_CALL_ID, telephoneCall)
        .set(OFFICE_MESSAGE_HEARD.HEARD_BY, username)
        .set(OFFICE_MESSAGE_HEARD.PROVIDER_ID, scope.only().map(ProviderId::value).orElse(null))
        .set(OFFICE_MESSAGE_HEARD.HEARD_AT, now)
        .onDuplicateKeyIgnore()
        .execute();
  }

  private static Condition ofTheReadersSide(Scope scope) {
    return scope
        .only()
        .map(ProviderId::value)
        .map(OFFICE_MESSAGE_HEARD.PROVIDER_ID::eq)
        .orElse(noCondition());
  }

  /** Where a message comes from, gathered from the calls of its telephone call. */
  private record Origin(
      String callerNumber, Set<Worker> workers, Set<String> providers, Set<String> homes) {}

  private List<OfficeMessage> read(Condition which, Scope scope) {
    List<OfficeMessageRecord> left =
        jooq.select(
                OFFICE_MESSAGE.TELEPHONE_CALL_ID, OFFICE_MESSAGE.LEFT_AT, OFFICE_MESSAGE.SECONDS)
            .from(OFFICE_MESSAGE)
            .where(which)
            .orderBy(OFFICE_MESSAGE.LEFT_AT, OFFICE_MESSAGE.TELEPHONE_CALL_ID)
            .fetchInto(OFFICE_MESSAGE);
    if (left.isEmpty()) {
      return List.of();
    }
    Map<String, Origin> origins =
        origins(left.stream().map(OfficeMessageRecord::getTelephoneCallId).toList());
    Map<String, String> names = names(origins.values(), scope);
    List<OfficeMessageRecord> own =
        left.stream()
            .filter(
                message ->
                    isOwn(
                        Objects.requireNonNull(origins.get(message.getTelephoneCallId())),
                        names.keySet(),
                        scope))
            .toList();
    Map<String, List<Heard>> heard =
        heard(own.stream().map(OfficeMessageRecord::getTelephoneCallId).toList(), scope);
    Map<String, String> providers =
        jooq.select(PROVIDER.PROVIDER_ID, PROVIDER.NAME)
            .from(PROVIDER)
            .fetchMap(PROVIDER.PROVIDER_ID, PROVIDER.NAME);
    return own.stream()
        .map(
            message -> {
              Origin origin = Objects.requireNonNull(origins.get(message.getTelephoneCallId()));
              return new OfficeMessage(
                  message.getTelephoneCallId(),
                  message.getLeftAt(),
                  message.getSeconds(),
                  origin.callerNumber(),
                  origin.workers().stream()
                      .filter(worker -> isOf(worker.providerId(), scope))
                      .collect(Collectors.toSet()),
                  origin.providers().stream()
                      .filter(provider -> isOf(provider, scope))
                      .map(provider -> providers.getOrDefault(provider, provider))
                      .sorted()
                      .toList(),
                  origin.homes().stream()
                      .filter(names::containsKey)
                      .map(home -> new Home(home, names.getOrDefault(home, home)))
                      .toList(),
                  heard.getOrDefault(message.getTelephoneCallId(), List.of()));
            })
        .toList();
  }

  private static boolean isOf(String provider, Scope scope) {
    return scope.only().map(ProviderId::value).map(provider::equals).orElse(true);
  }

  private static boolean isOwn(Origin origin, Set<String> homes, Scope scope) {
    if (!scope.isOfficer()) {
      return origin.providers().stream().anyMatch(provider -> isOf(provider, scope));
    }
    return scope.areas().isEmpty() || origin.homes().stream().anyMatch(homes::contains);
  }

  /** A few at a time: MariaDB looks up a thousand names in an index, and more in the table. */
  private Map<String, Origin> origins(List<String> telephoneCalls) {
    Map<String, Origin> origins = new HashMap<>();
    for (int from = 0; from < telephoneCalls.size(); from += AT_A_TIME) {
      origins.putAll(
          originsOfAFew(
              telephoneCalls.subList(from, Math.min(from + AT_A_TIME, telephoneCalls.size()))));
    }
    return origins;
  }

  private Map<String, Origin> originsOfAFew(List<String> telephoneCalls) {
    Set<String> ids =
        telephoneCalls.stream()
            .flatMap(call -> Stream.of(call, call + SECOND))
            .collect(Collectors.toSet());
    Map<String, LoggedCallRecord> calls =
        whose.calls(ids).stream()
            .collect(Collectors.toMap(LoggedCallRecord::getCallId, call -> call));
    Map<String, VisitRecord> visits = new HashMap<>();
    put(visits, VISIT.DEPARTURE_CALL, ids);
    put(visits, VISIT.VISIT_ID, ids);
    // Where a person linked the call, the visit knows better than the PIN and the line.
    Map<String, Whose> theirs =
        whose.of(
            calls.values().stream().filter(call -> !visits.containsKey(call.getCallId())).toList());
    Map<String, String> workers =
        jooq.select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
            .from(CARE_WORKER)
            .where(
                CARE_WORKER.CARE_WORKER_ID.in(
                    visits.values().stream()
                        .map(VisitRecord::getCareWorkerId)
                        .collect(Collectors.toSet())))
            .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME);
    Map<String, Origin> origins = new HashMap<>();
    for (String telephoneCall : telephoneCalls) {
      LoggedCallRecord first = calls.get(telephoneCall);
      Origin origin =
          new Origin(
              first == null ? "" : first.getCallerNumber(),
              new LinkedHashSet<>(),
              new TreeSet<>(),
              new TreeSet<>());
      for (String call : List.of(telephoneCall, telephoneCall + SECOND)) {
        VisitRecord visit = visits.get(call);
        if (visit == null) {
          add(origin, theirs.getOrDefault(call, Whose.NOBODYS));
        } else {
          String worker = visit.getCareWorkerId();
          origin
              .workers()
              .add(new Worker(worker, workers.getOrDefault(worker, worker), visit.getProviderId()));
          origin.providers().add(visit.getProviderId());
          origin.homes().add(visit.getServiceUserId());
        }
      }
      origins.put(telephoneCall, origin);
    }
    return origins;
  }

  private static void add(Origin origin, Whose whose) {
    Worker worker = whose.worker();
    if (worker != null) {
      origin.workers().add(worker);
      origin.providers().add(worker.providerId());
    }
    origin.homes().addAll(whose.homes().keySet());
  }

  private void put(
      Map<String, VisitRecord> visits, TableField<VisitRecord, String> call, Set<String> ids) {
    jooq.select(
            VISIT.VISIT_ID,
            VISIT.DEPARTURE_CALL,
            VISIT.CARE_WORKER_ID,
            VISIT.PROVIDER_ID,
            VISIT.SERVICE_USER_ID)
        .from(VISIT)
        .where(call.in(ids))
        .fetchInto(VISIT)
        .forEach(visit -> visits.put(visit.get(call), visit));
  }

  /** The homes whose names the reader may see. */
  private Map<String, String> names(Collection<Origin> origins, Scope scope) {
    Set<String> homes =
        origins.stream().flatMap(origin -> origin.homes().stream()).collect(Collectors.toSet());
    return jooq.select(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME)
        .from(SERVICE_USER)
        .where(SERVICE_USER.SERVICE_USER_ID.in(homes))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .fetchMap(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME);
  }

  private Map<String, List<Heard>> heard(Collection<String> telephoneCalls, Scope scope) {
    Map<String, List<Heard>> heard = new HashMap<>();
    jooq.select(
            OFFICE_MESSAGE_HEARD.TELEPHONE_CALL_ID,
            OFFICE_MESSAGE_HEARD.HEARD_BY,
            OFFICE_MESSAGE_HEARD.HEARD_AT,
            PORTAL_USER.DISPLAY_NAME)
        .from(OFFICE_MESSAGE_HEARD)
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(OFFICE_MESSAGE_HEARD.HEARD_BY))
        .where(OFFICE_MESSAGE_HEARD.TELEPHONE_CALL_ID.in(telephoneCalls))
        .and(ofTheReadersSide(scope))
        .orderBy(OFFICE_MESSAGE_HEARD.HEARD_AT, OFFICE_MESSAGE_HEARD.HEARD_BY)
        .forEach(
            row ->
                heard
                    .computeIfAbsent(
                        row.get(OFFICE_MESSAGE_HEARD.TELEPHONE_CALL_ID), none -> new ArrayList<>())
                    .add(
                        new Heard(
                            JooqNames.joined(row, PORTAL_USER, OFFICE_MESSAGE_HEARD.HEARD_BY),
                            row.get(OFFICE_MESSAGE_HEARD.HEARD_AT))));
    return heard;
  }
}
