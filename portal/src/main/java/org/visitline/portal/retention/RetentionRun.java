package org.visitline.portal.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.util.function.SingletonSupplier;
import org.visitline.portal.retention.JooqNobodysCalls.Rang;
import org.visitline.portal.retention.JooqRetention.Due;
import org.visitline.portal.retention.JooqRetention.Ended;
import org.visitline.portal.retention.JooqRetention.OpenWork;
import org.visitline.schema.Database;
import org.visitline.verification.store.JooqMarks;

/**
 * Disposes of what is past its period and not kept, one person or some hundred calls a transaction,
 * and logs what went and what was kept. Run again, it finds nothing left to do.
 */
public final class RetentionRun {

  /** Of the oldest calls so many are looked at for a preview, so that the page comes at once. */
  private static final int CALLS_PREVIEWED = 5_000;

  private static final String CALLS = "logged_call";

  private final Database database;
  private final ZoneId zone;

  /**
   * A run on this database.
   *
   * @param zone in which a day ends
   */
  public RetentionRun(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * What became, or would become, of one thing whose period is over.
   *
   * @param subjectId empty: rows that went by their age
   * @param kept by what; empty: it goes
   * @param rows of which table how many went, or were kept where they have no subject; a preview
   *     counts calls alone
   * @param counted false: there may be more
   */
  public record Line(
      Kind kind,
      String subjectId,
      LocalDate endedOn,
      Optional<Kept> kept,
      Map<String, Integer> rows,
      boolean counted) {

    /** Its reference; of calls, how many. */
    public String what() {
      int calls = rows.getOrDefault(CALLS, 0);
      if (!subjectId.isEmpty()) {
        return subjectId;
      }
      if (kind != Kind.CALLS) {
        return counted
            ? "by their age"
            : "by their age: very many, of which those that are kept stay";
      }
      if (!counted) {
        return calls == 0 ? "not counted: very many are that old" : calls + " calls or more";
      }
      return calls == 1 ? "1 call" : calls + " calls";
    }
  }

  /** What a run would do now. */
  public List<Line> preview(Instant now) {
    JooqRetention retention = new JooqRetention(database.jooq());
    // Asked only where something is past its period: it takes longer than all the rest.
    SingletonSupplier<OpenWork> open = SingletonSupplier.of(retention::openWork);
    List<Line> lines = new ArrayList<>();
    for (Ended one : retention.careEndedBefore(before(retention, Kind.CARE, now))) {
      lines.add(line(Kind.CARE, one, retention.findKeepingCare(one.id(), open.obtain()), Map.of()));
    }
    for (Ended one : retention.leftBefore(before(retention, Kind.CARE_WORKER, now))) {
      lines.add(
          line(
              Kind.CARE_WORKER,
              one,
              retention.findKeepingWorker(one.id(), open.obtain()),
              Map.of()));
    }
    lines.addAll(previewCalls(before(retention, Kind.CALLS, now)));
    for (Ended one : retention.papersBefore(before(retention, Kind.SEALED, now))) {
      lines.add(
          line(Kind.SEALED, one, retention.findKeepingPaper(one.id(), open.obtain()), Map.of()));
    }
    return lines;
  }

  /** What a run would do now with alerts and the log, which go by their age and are not counted. */
  public List<Line> previewByAge(Instant now) {
    JooqRetention retention = new JooqRetention(database.jooq());
    List<Line> lines = new ArrayList<>();
    for (Kind kind : List.of(Kind.ALERTS, Kind.AUDIT)) {
      LocalDate day = before(retention, kind, now);
      Instant before = day.atStartOfDay(zone).toInstant();
      Due due = kind == Kind.ALERTS ? retention.dueAlerts(before) : retention.dueAudit(before);
      if (due != Due.NONE) {
        lines.add(new Line(kind, "", day, Optional.empty(), Map.of(), due == Due.SOME));
      }
    }
    return lines;
  }

  private List<Line> previewCalls(LocalDate day) {
    JooqNobodysCalls calls = new JooqNobodysCalls(database.jooq());
    Instant before = day.atStartOfDay(zone).toInstant();
    Instant far = calls.rangAfter(CALLS_PREVIEWED, before);
    int going = 0;
    Map<Kept, Integer> kept = new LinkedHashMap<>();
    for (List<Rang> some = calls.next(null, far == null ? before : far);
        !some.isEmpty();
        some = calls.next(some.getLast(), far == null ? before : far)) {
      List<String> nobodys = calls.of(some);
      Map<String, Kept> keeping = calls.keeping(nobodys);
      going += nobodys.size() - keeping.size();
      keeping.values().forEach(one -> kept.merge(one, 1, Integer::sum));
    }
    List<Line> lines = new ArrayList<>();
    if (going > 0 || far != null) {
      lines.add(callsLine(day, Optional.empty(), going, far == null));
    }
    kept.forEach((by, count) -> lines.add(callsLine(day, Optional.of(by), count, far == null)));
    return lines;
  }

  private static Line callsLine(LocalDate day, Optional<Kept> kept, int count, boolean counted) {
    return new Line(Kind.CALLS, "", day, kept, Map.of(CALLS, count), counted);
  }

  /**
   * Disposes of it.
   *
   * @param author who has started the run, for the log
   */
  public List<Line> run(Instant now, String author) {
    JooqRetention retention = new JooqRetention(database.jooq());
    List<Line> lines = new ArrayList<>();
    for (Ended person : retention.careEndedBefore(before(retention, Kind.CARE, now))) {
      care(person.id(), now, author).ifPresent(lines::add);
    }
    lines.addAll(calls(before(retention, Kind.CALLS, now), now, author));
    for (Ended worker : retention.leftBefore(before(retention, Kind.CARE_WORKER, now))) {
      worker(worker.id(), now, author).ifPresent(lines::add);
    }
    for (Ended paper : retention.papersBefore(before(retention, Kind.SEALED, now))) {
      lines.add(paper(paper, now, author));
    }
    lines.add(byAge(Kind.ALERTS, now, author));
    lines.add(byAge(Kind.AUDIT, now, author));
    return lines;
  }

  /** Empty if there is nothing to dispose of any more. */
  private Optional<Line> care(String serviceUser, Instant now, String author) {
    return settled(
        sql -> {
          JooqRetention retention = new JooqRetention(sql);
          // Asked again here, for others had their turn first: care that was commissioned anew a
          // moment ago counts, and so does a hold, or a case that somebody has opened.
          Optional<Ended> ended =
              retention.lockCareEndedBefore(before(retention, Kind.CARE, now), serviceUser);
          if (ended.isEmpty()) {
            return Optional.empty();
          }
          Ended person = ended.get();
          Optional<Kept> kept = retention.findKeepingCare(person.id(), retention.openWork());
          Map<String, Integer> rows = Map.of();
          if (kept.isEmpty()) {
            try (JooqHoldings holdings = new JooqHoldings(sql)) {
              holdings.turnTo(person.id());
              rows = holdings.dispose();
            }
            JooqMarks.at(now).directory(sql);
          }
          retention.log(now, Kind.CARE, person, kept, rows, author);
          return Optional.of(line(Kind.CARE, person, kept, rows));
        });
  }

  /** By their age. What went is logged with it, some hundred at a time; what stays, once. */
  private List<Line> calls(LocalDate day, Instant now, String author) {
    JooqNobodysCalls calls = new JooqNobodysCalls(database.jooq());
    Instant before = day.atStartOfDay(zone).toInstant();
    Ended all = new Ended("", day);
    Map<String, Integer> gone = new TreeMap<>();
    Map<Kept, Integer> kept = new LinkedHashMap<>();
    for (List<Rang> some = calls.next(null, before);
        !some.isEmpty();
        some = calls.next(some.getLast(), before)) {
      List<Rang> these = some;
      settled(sql -> disposeOfCalls(sql, these, all, kept, now, author))
          .forEach((table, rows) -> gone.merge(table, rows, Integer::sum));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(line(Kind.CALLS, all, Optional.empty(), gone));
    JooqRetention retention = new JooqRetention(database.jooq());
    kept.forEach(
        (by, count) -> {
          retention.log(now, Kind.CALLS, all, Optional.of(by), Map.of(CALLS, count), author);
          lines.add(callsLine(day, Optional.of(by), count, true));
        });
    return lines;
  }

  private static Map<String, Integer> disposeOfCalls(
      DSLContext sql,
      List<Rang> some,
      Ended all,
      Map<Kept, Integer> kept,
      Instant now,
      String author) {
    JooqNobodysCalls calls = new JooqNobodysCalls(sql);
    List<String> nobodys = calls.lock(some);
    Map<String, Kept> keeping = calls.keeping(nobodys);
    keeping.values().forEach(one -> kept.merge(one, 1, Integer::sum));
    List<String> going = nobodys.stream().filter(call -> !keeping.containsKey(call)).toList();
    if (going.isEmpty()) {
      return Map.of();
    }
    try (JooqHoldings holdings = JooqHoldings.ofCalls(sql)) {
      holdings.turnTo(going);
      Map<String, Integer> rows = holdings.dispose();
      new JooqRetention(sql).log(now, Kind.CALLS, all, Optional.empty(), rows, author);
      return rows;
    }
  }

  /** Empty if they have come back. */
  private Optional<Line> worker(String careWorker, Instant now, String author) {
    return settled(
        sql -> {
          JooqRetention retention = new JooqRetention(sql);
          Optional<Ended> left =
              retention.lockLeftBefore(before(retention, Kind.CARE_WORKER, now), careWorker);
          if (left.isEmpty()) {
            return Optional.empty();
          }
          Ended worker = left.get();
          Optional<Kept> kept = retention.findKeepingWorker(worker.id(), retention.openWork());
          Map<String, Integer> rows =
              kept.isPresent() ? Map.of() : retention.disposeOfWorker(worker.id());
          retention.log(now, Kind.CARE_WORKER, worker, kept, rows, author);
          return Optional.of(line(Kind.CARE_WORKER, worker, kept, rows));
        });
  }

  private Line paper(Ended paper, Instant now, String author) {
    return settled(
        sql -> {
          JooqRetention retention = new JooqRetention(sql);
          Optional<Kept> kept = retention.findKeepingPaper(paper.id(), retention.openWork());
          Map<String, Integer> rows =
              kept.isPresent() ? Map.of() : retention.disposeOfPaper(paper.id());
          retention.log(now, Kind.SEALED, paper, kept, rows, author);
          return line(Kind.SEALED, paper, kept, rows);
        });
  }

  private Line byAge(Kind kind, Instant now, String author) {
    return settled(
        sql -> {
          JooqRetention retention = new JooqRetention(sql);
          LocalDate day = before(retention, kind, now);
          Instant before = day.atStartOfDay(zone).toInstant();
          Map<String, Integer> rows =
              kind == Kind.ALERTS
                  ? retention.disposeOfAlerts(before)
                  : retention.disposeOfAudit(before);
          Ended all = new Ended("", day);
          if (rows.values().stream().anyMatch(count -> count > 0)) {
            retention.log(now, kind, all, Optional.empty(), rows, author);
          }
          return line(kind, all, Optional.empty(), rows);
        });
  }

  private LocalDate before(JooqRetention retention, Kind kind, Instant now) {
    return LocalDate.ofInstant(now, zone).minusMonths(retention.getMonths(kind));
  }

  private static Line line(Kind kind, Ended one, Optional<Kept> kept, Map<String, Integer> rows) {
    return new Line(kind, one.id(), one.on(), kept, rows, true);
  }

  /** In one transaction on one connection, which the temporary tables and variables need. */
  private <T> T settled(Function<DSLContext, T> work) {
    return database
        .jooq()
        .connectionResult(
            connection ->
                DSL.using(database.jooq().configuration().derive(connection))
                    .transactionResult(transaction -> work.apply(transaction.dsl())));
  }
}
