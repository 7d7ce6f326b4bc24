package org.visitline.portal.calls;

import static org.jooq.impl.DSL.noCondition;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Scope;
import org.visitline.portal.calls.Whose.Worker;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.verification.calls.NoVisit;

/** Reads the calls on which a worker said at a home that there was no visit. */
public class JooqDoorCalls {

  /** How far outside the time of a commissioned visit such a call is shown beside it. */
  private static final Duration AROUND = Duration.ofHours(2);

  /** Of the calls of one number how many are looked through for a provider's own, the latest. */
  private static final int LOOKED_THROUGH = 1000;

  private final DSLContext jooq;
  private final JooqWhose whose;

  /**
   * Reads them.
   *
   * @param zone in which a PIN's days begin
   */
  public JooqDoorCalls(DSLContext jooq, ZoneId zone) {
    this.jooq = jooq;
    this.whose = new JooqWhose(jooq, zone);
  }

  /**
   * A time at a home: what a call may have been about.
   *
   * @param id names the commissioned visit
   * @param from its start
   * @param to the end of the latest that it may be
   */
  public record AtHome(String id, String serviceUserId, Instant from, Instant to) {

    private boolean isNear(Instant at) {
      return !at.isBefore(from.minus(AROUND)) && !at.isAfter(to.plus(AROUND));
    }
  }

  /**
   * The calls about the time of each of these commissioned visits, by its id, in order of time;
   * visits without any are left out.
   *
   * @param visits which the reader has before them
   * @param scope a provider's reader sees those of its own workers, and those of nobody's
   */
  public Map<String, List<DoorCall>> of(Collection<AtHome> visits, Scope scope) {
    List<LoggedCallRecord> calls = during(visits);
    Map<String, Whose> theirs = whose.of(calls);
    Map<String, List<LoggedCallRecord>> byHome = new HashMap<>();
    for (LoggedCallRecord call : calls) {
      Whose of = theirs.getOrDefault(call.getCallId(), Whose.NOBODYS);
      if (isVisible(of.worker(), scope)) {
        of.homes()
            .keySet()
            .forEach(home -> byHome.computeIfAbsent(home, none -> new ArrayList<>()).add(call));
      }
    }
    Map<String, List<DoorCall>> found = new HashMap<>();
    for (AtHome visit : visits) {
      for (LoggedCallRecord call : byHome.getOrDefault(visit.serviceUserId(), List.of())) {
        if (visit.isNear(call.getAnsweredAt())) {
          found
              .computeIfAbsent(visit.id(), none -> new ArrayList<>())
              .add(
                  doorCall(
                      call,
                      theirs.getOrDefault(call.getCallId(), Whose.NOBODYS),
                      visit.serviceUserId()));
        }
      }
    }
    return found;
  }

  /** The same, of commissioned visits by their ids. */
  public Map<String, List<DoorCall>> ofCommissioned(Collection<String> ids, Scope scope) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return of(
        jooq.select(
                COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
                COMMISSIONED_VISIT.SERVICE_USER_ID,
                COMMISSIONED_VISIT.START_AT,
                COMMISSIONED_VISIT.LATEST_START_AT,
                COMMISSIONED_VISIT.DURATION_MINUTES)
            .from(COMMISSIONED_VISIT)
            .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(ids))
            .fetch(
                row ->
                    new AtHome(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4().plus(Duration.ofMinutes(row.value5())))),
        scope);
  }

  /**
   * The ids of such calls of a provider's own workers.
   *
   * @param which of all logged calls
   * @param most of them, the latest
   */
  public Set<String> latestOwn(Condition which, int most, Scope scope) {
    List<LoggedCallRecord> calls =
        jooq.selectFrom(LOGGED_CALL)
            .where(which)
            .and(LOGGED_CALL.ENDING.in(NoVisit.endings()))
            .orderBy(LOGGED_CALL.ANSWERED_AT.desc())
            .limit(LOOKED_THROUGH)
            .fetch();
    Map<String, Whose> theirs = whose.of(calls);
    return calls.stream()
        .map(LoggedCallRecord::getCallId)
        .filter(
            call -> {
              Worker worker = theirs.getOrDefault(call, Whose.NOBODYS).worker();
              return worker != null && isVisible(worker, scope);
            })
        .limit(most)
        .collect(Collectors.toSet());
  }

  private static boolean isVisible(@Nullable Worker worker, Scope scope) {
    return worker == null
        || scope.only().map(ProviderId::value).map(worker.providerId()::equals).orElse(true);
  }

  private static DoorCall doorCall(LoggedCallRecord call, Whose whose, String home) {
    Worker worker = whose.worker();
    return new DoorCall(
        call.getCallId(),
        call.getAnsweredAt(),
        NoVisit.valueOf(call.getEnding()),
        worker == null ? null : worker.id(),
        worker == null ? null : worker.name(),
        worker == null ? null : worker.providerId(),
        whose.homes().keySet(),
        whose.homes().getOrDefault(home, false));
  }

  /** All of the times of these visits: a few stretches of one index, for they lie close. */
  private List<LoggedCallRecord> during(Collection<AtHome> visits) {
    Condition times = noCondition();
    Instant from = null;
    Instant to = null;
    for (AtHome visit : visits.stream().sorted(Comparator.comparing(AtHome::from)).toList()) {
      Instant begins = visit.from().minus(AROUND);
      Instant ends = visit.to().plus(AROUND);
      if (to == null || begins.isAfter(to)) {
        if (to != null) {
          times = times.or(LOGGED_CALL.ANSWERED_AT.between(from, to));
        }
        from = begins;
        to = ends;
      } else if (ends.isAfter(to)) {
        to = ends;
      }
    }
    if (to == null) {
      return List.of();
    }
    return jooq.selectFrom(LOGGED_CALL)
        .where(LOGGED_CALL.ENDING.in(NoVisit.endings()))
        .and(times.or(LOGGED_CALL.ANSWERED_AT.between(from, to)))
        .orderBy(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID)
        .fetch();
  }
}
