package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqAcknowledgements;
import org.visitline.verification.decisions.JooqAmendments;
import org.visitline.verification.decisions.JooqQueries;
import org.visitline.verification.decisions.JooqQueueDecisions;
import org.visitline.verification.decisions.ShownFinding;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.time.CivilZone;

/**
 * What happens over some weeks to a handful of people, of whom two share a line: calls late and out
 * of order, orders, cancellations, suspensions, rota, telephones and PINs that change, and what
 * people decide about it all. Told by one number, so that it can happen again.
 */
final class RandomHistory {

  private static final List<String> WEEKDAYS =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Signed SIGNED = new Signed("OTHER", "as it happens", "olga");

  private final DSLContext sql;
  private final ImportFiles files;
  private final PinKey key;
  private final Random random;

  /** Tells this history's people from those of the others beside it. */
  private final int number;

  private final Instant begin;
  private final Map<Integer, Ordered> ordered = new HashMap<>();
  private Instant now;
  private int calls;

  /** When an order wants somebody, by the clock, and for how long. */
  private record Ordered(LocalTime start, int minutes) {}

  RandomHistory(
      DSLContext sql, ImportFiles files, PinKey key, long seed, int number, Instant begin) {
    this.sql = sql;
    this.files = files;
    this.key = key;
    this.random = new Random(seed);
    this.number = number;
    this.begin = begin;
    this.now = begin;
  }

  /** Who there is, and what is commissioned at first. */
  void begin() {
    provider("A", "Provider A");
    provider("B", "Provider B");
    for (int person = 0; person < 4; person++) {
      person(person, false);
    }
    for (int worker = 0; worker < 4; worker++) {
      worker(worker, false);
    }
    for (int order = 0; order < 3; order++) {
      order(order);
    }
  }

  /** Something happens, or nothing. */
  void goOn(Instant at) {
    now = at;
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> ring();
      case 16, 17 -> weeksOfCare();
      case 18 -> rush();
      case 6 -> order(random.nextInt(4));
      case 7 -> datedVisit();
      case 8 -> suspension();
      case 9 -> rota();
      case 10 -> person(random.nextInt(4), true);
      case 11 -> worker(random.nextInt(4), true);
      case 12 -> amend();
      case 13 -> unmatched();
      case 14 -> acknowledge();
      case 15 -> provider(random.nextBoolean() ? "A" : "B", "Renamed " + random.nextInt(9));
      default -> ask();
    }
  }

  private void provider(String provider, String name) {
    files.row("providers.csv", "provider_id,name", id("P" + provider), name);
  }

  private void person(int person, boolean changed) {
    // The first two share a line, until one of them gets another.
    String phone =
        telephone(changed && random.nextBoolean() ? random.nextInt(4) : person == 1 ? 0 : person);
    boolean known = person != 3;
    files.row(
        "service_users.csv",
        "service_user_id,code,name,latitude,longitude,phones",
        id("S" + person),
        code(person),
        changed && random.nextInt(3) == 0 ? "Renamed " + random.nextInt(9) : "Person " + person,
        known ? String.valueOf(51.4 + person * 0.1) : "",
        known ? "0.1" : "",
        changed && random.nextInt(6) == 0 ? "" : phone);
  }

  private void worker(int worker, boolean changed) {
    files.row(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin,contact_number,active_to",
        id("W" + worker),
        id(worker == 3 ? "PB" : "PA"),
        changed && random.nextInt(3) == 0 ? "Renamed " + random.nextInt(9) : "Worker " + worker,
        pin(worker, changed && random.nextInt(3) == 0 ? random.nextInt(2) : 0),
        worker == 0 || (changed && random.nextInt(4) == 0) ? mobile() : "",
        changed && random.nextInt(5) == 0 ? date(3).toString() : "");
  }

  private void order(int order) {
    LocalTime start = LocalTime.MIN.plusMinutes(15L * random.nextInt(96));
    int minutes =
        random.nextInt(12) == 0 ? 60 * (6 + random.nextInt(19)) : 15 * (1 + random.nextInt(4));
    ordered.put(order, new Ordered(start, minutes));
    files.row(
        "service_orders.csv",
        "service_order_id,service_user_id,provider_id,service_type,valid_from,valid_to,days,"
            + "every_weeks,start,latest_start,duration_minutes,workers",
        id("O" + order),
        id("S" + order % 4),
        id(random.nextInt(5) == 0 ? "PB" : "PA"),
        "personal care",
        CivilZone.LONDON.dateOf(begin).minusDays(random.nextInt(3)).toString(),
        random.nextInt(3) == 0 ? date(5).toString() : "",
        random.nextInt(4) == 0
            ? WEEKDAYS.get(random.nextInt(7))
            : String.join(";", WEEKDAYS.subList(0, 3 + random.nextInt(5))),
        String.valueOf(random.nextInt(6) == 0 ? 2 : 1),
        start.toString(),
        random.nextInt(3) == 0 ? start.plusMinutes(30).toString() : "",
        String.valueOf(minutes),
        String.valueOf(1 + random.nextInt(5) / 4));
  }

  private void datedVisit() {
    LocalDate date = date(2);
    boolean occurrence = random.nextBoolean();
    LocalTime start = LocalTime.MIN.plusMinutes(15L * random.nextInt(96));
    files.row(
        "commissioned_visits.csv",
        "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,"
            + "duration_minutes,workers,assigned_workers,cancelled",
        occurrence ? id("O" + random.nextInt(3)) + "@" + date : id("C" + random.nextInt(5)),
        id("S" + random.nextInt(4)),
        id(random.nextInt(5) == 0 ? "PB" : "PA"),
        "personal care",
        (random.nextInt(5) == 0 ? date.plusDays(1) : date).toString(),
        start.toString(),
        String.valueOf(15 * (1 + random.nextInt(4))),
        String.valueOf(1 + random.nextInt(2)),
        random.nextInt(3) == 0 ? id("W" + random.nextInt(4)) : "",
        String.valueOf(random.nextInt(3) == 0));
  }

  private void suspension() {
    Instant from = moment();
    files.row(
        "suspensions.csv",
        "service_user_id,from,to,reason",
        id("S" + random.nextInt(4)),
        from.toString(),
        random.nextInt(3) == 0
            ? ""
            : from.plus(Duration.ofHours(1 + random.nextInt(80))).toString(),
        "hospital");
  }

  private void rota() {
    files.row(
        "rota.csv",
        "commissioned_visit_id,care_worker_id",
        id("O" + random.nextInt(3)) + "@" + date(2),
        id("W" + random.nextInt(4)));
  }

  /** As the phone half writes it: the call, and in the same transaction that it is to be placed. */
  private void ring() {
    RetriedTransaction.run(
        sql,
        transaction -> {
          for (int left = 1 + random.nextInt(8); left > 0; left--) {
            int person = random.nextInt(4);
            int worker = random.nextInt(4);
            Instant first = moment();
            ring(transaction, person, worker, first);
            if (random.nextInt(5) > 0) {
              Instant then = first.plus(Duration.ofMinutes(random.nextInt(50)));
              ring(transaction, person, worker, then.isAfter(now) ? now : then);
            }
          }
        });
  }

  private void ring(DSLContext transaction, int person, int worker, Instant at) {
    String said = List.of("", "", "ARRIVAL", "DEPARTURE").get(random.nextInt(4));
    ring(transaction, person, worker, at, said);
  }

  private void ring(DSLContext transaction, int person, int worker, Instant at, String direction) {
    String caller =
        switch (random.nextInt(10)) {
          case 0 -> "";
          case 1 -> e164(mobile());
          case 2 -> e164(telephone(random.nextInt(4)));
          default -> e164(telephone(person == 1 ? 0 : person));
        };
    String id = id("K" + calls++);
    transaction
        .insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, at)
        .set(LOGGED_CALL.CALLER_NUMBER, caller)
        .set(LOGGED_CALL.CALLER_E164, caller.isEmpty() ? null : caller)
        .set(
            LOGGED_CALL.PIN_HASH,
            random.nextInt(15) == 0 ? null : key.hash(pin(worker, random.nextInt(9) == 0 ? 1 : 0)))
        .set(LOGGED_CALL.SERVICE_USER_CODE, random.nextInt(5) == 0 ? code(person) : "")
        .set(LOGGED_CALL.DIRECTION, direction)
        .set(LOGGED_CALL.ENDING, random.nextInt(25) == 0 ? "NO_REPLY" : "LOGGED")
        .execute();
    transaction.insertInto(CALL_TO_PLACE).set(CALL_TO_PLACE.CALL_ID, id).execute();
  }

  /**
   * A worker comes day after day when an order says, and stays for about a part of the time: what
   * rules over weeks look at. Told all at once, as after weeks without a line to the database.
   */
  private void weeksOfCare() {
    int order = random.nextInt(4);
    Ordered wanted = ordered.get(order);
    if (wanted == null) {
      return;
    }
    int worker = random.nextInt(4);
    int percent = 55 + random.nextInt(45);
    LocalDate last = date(0);
    RetriedTransaction.run(
        sql,
        transaction -> {
          for (int day = random.nextInt(35); day >= 0; day--) {
            Instant arrival =
                CivilZone.LONDON
                    .instantOf(last.minusDays(day), wanted.start())
                    .plusSeconds(random.nextInt(300));
            long stayed = 60L * wanted.minutes() * percent / 100 + random.nextInt(200);
            Instant departure = arrival.plusSeconds(stayed);
            if (!arrival.isBefore(begin) && !departure.isAfter(now)) {
              ring(transaction, order % 4, worker, arrival, "ARRIVAL");
              ring(transaction, order % 4, worker, departure, "DEPARTURE");
            }
          }
        });
  }

  /** One home after the other, with next to no time between them. */
  private void rush() {
    int worker = random.nextInt(4);
    Instant first = moment();
    RetriedTransaction.run(
        sql,
        transaction -> {
          Instant at = first;
          for (int person : List.of(0, 2, 3, 2)) {
            Instant departure = at.plusSeconds(300L + random.nextInt(600));
            if (departure.isAfter(now)) {
              return;
            }
            ring(transaction, person, worker, at, "ARRIVAL");
            ring(transaction, person, worker, departure, "DEPARTURE");
            at = departure.plusSeconds(random.nextInt(150));
          }
        });
  }

  private void amend() {
    JooqAmendments amendments = new JooqAmendments(sql, () -> now, CivilZone.LONDON);
    VisitRecord visit = oneOf(VISIT, VISIT.SERVICE_USER_ID.startsWith(id("S")), VISIT.VISIT_ID);
    Duration moved = Duration.ofMinutes(random.nextInt(240) - 120);
    switch (random.nextInt(5)) {
      case 0 -> {
        int person = random.nextInt(4);
        Ordered wanted = ordered.getOrDefault(person, new Ordered(LocalTime.NOON, 30));
        Instant planned = CivilZone.LONDON.instantOf(date(0), wanted.start());
        Instant from = random.nextBoolean() || planned.isAfter(now) ? moment() : planned;
        amendments.add(
            new ServiceUserId(id("S" + person)),
            new CareWorkerId(id("W" + random.nextInt(4))),
            random.nextInt(6) == 0 ? null : from,
            from.plus(Duration.ofMinutes(wanted.minutes())),
            SIGNED);
      }
      case 1 -> {
        Long some = sql.select(DSL.max(AMENDMENT.AMENDMENT_NO)).from(AMENDMENT).fetchOne().value1();
        if (some != null) {
          amendments.withdraw(some, "no", "olga");
        }
      }
      default -> {
        if (visit != null) {
          amendments.adjust(
              new VisitId(visit.getVisitId()),
              random.nextInt(4) == 0 ? null : visit.getBeginsAt().plus(moved),
              random.nextInt(4) == 0
                  ? null
                  : visit.getBeginsAt().plus(moved).plus(Duration.ofMinutes(20)),
              SIGNED);
        }
      }
    }
  }

  private void unmatched() {
    JooqQueueDecisions queue = new JooqQueueDecisions(sql, () -> now);
    if (calls == 0) {
      return;
    }
    CallId call = new CallId(id("K" + random.nextInt(calls)));
    switch (random.nextInt(4)) {
      case 0 -> queue.reject(call, SIGNED);
      case 1 -> queue.reopen(call, latestDecision(call), SIGNED);
      default ->
          queue.link(
              call,
              random.nextBoolean() ? null : new CareWorkerId(id("W" + random.nextInt(4))),
              new ServiceUserId(id("S" + random.nextInt(4))),
              SIGNED);
    }
  }

  /** Zero where none was taken: of that nothing can be taken back. */
  private long latestDecision(CallId call) {
    Long latest =
        sql.fetchValue(
            DSL.select(DSL.max(QUEUE_DECISION.QUEUE_DECISION_ID))
                .from(QUEUE_DECISION)
                .where(QUEUE_DECISION.CALL_ID.eq(call.value())));
    return latest == null ? 0 : latest;
  }

  private void acknowledge() {
    JooqAcknowledgements acknowledgements = new JooqAcknowledgements(sql, () -> now);
    DiscrepancyRecord finding = finding();
    if (random.nextInt(4) == 0) {
      Long some =
          sql.select(DSL.max(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID))
              .from(ACKNOWLEDGEMENT)
              .fetchOne()
              .value1();
      if (some != null) {
        acknowledgements.withdraw(some, "no", "olga");
      }
    } else if (finding != null) {
      acknowledgements.acknowledge(List.of(shown(finding)), SIGNED);
    }
  }

  private void ask() {
    JooqQueries queries = new JooqQueries(sql, () -> now);
    DiscrepancyRecord finding = finding();
    if (random.nextInt(3) == 0) {
      Long some =
          sql.select(DSL.max(PROVIDER_QUERY.QUERY_ID)).from(PROVIDER_QUERY).fetchOne().value1();
      if (some != null) {
        queries.write(some, QueryEntryKind.ACCEPTED, "fine", null, "olga");
      }
    } else if (finding != null && finding.getProviderId() != null) {
      queries.ask(
          new ProviderId(finding.getProviderId()),
          List.of(shown(finding)),
          "Why?",
          now.plus(Duration.ofDays(3)),
          "olga");
    }
  }

  private DiscrepancyRecord finding() {
    return oneOf(
        DISCREPANCY,
        DISCREPANCY.SERVICE_USER_ID.startsWith(id("S")).and(DISCREPANCY.CLASS.ne("N")),
        DISCREPANCY.CODE,
        DISCREPANCY.COMMISSIONED_VISIT_ID,
        DISCREPANCY.VISIT_ID,
        DISCREPANCY.OTHER_VISIT_ID,
        DISCREPANCY.SCOPE);
  }

  private static ShownFinding shown(DiscrepancyRecord finding) {
    return new ShownFinding(finding.getDiscrepancyId(), JooqFindingFacts.of(finding).digest());
  }

  private <R extends org.jooq.Record> R oneOf(
      org.jooq.Table<R> table, Condition which, org.jooq.Field<?>... order) {
    List<R> rows = sql.selectFrom(table).where(which).orderBy(order).fetch();
    return rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
  }

  /** Mostly of today, sometimes of any day since the beginning. */
  private Instant moment() {
    long back = Duration.between(begin, now).toMinutes();
    long bound = random.nextInt(4) == 0 ? back : Math.min(back, 24 * 60);
    return now.minus(Duration.ofMinutes(bound == 0 ? 0 : random.nextLong(bound + 1)));
  }

  private LocalDate date(int ahead) {
    return CivilZone.LONDON.dateOf(moment()).plusDays(random.nextInt(ahead + 1));
  }

  private String id(String name) {
    return "H%03d-%s".formatted(number, name);
  }

  private String code(int person) {
    return String.valueOf(10_000 + number * 10 + person);
  }

  private String pin(int worker, int which) {
    return String.valueOf(100_000 + number * 100 + worker * 10 + which);
  }

  private String telephone(int which) {
    return "020 7946 %04d".formatted(number * 4 + which);
  }

  private String mobile() {
    return "07700 900%03d".formatted(number);
  }

  private static String e164(String national) {
    return "+44" + national.substring(1).replace(" ", "");
  }
}
