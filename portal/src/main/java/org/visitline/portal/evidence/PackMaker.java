package org.visitline.portal.evidence;

import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.evidence.DayStrips.Commissioned;
import org.visitline.portal.evidence.DayStrips.Span;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.furniture.CivilTime;

/** Gathers a pack, all of it as of one moment. */
class PackMaker {

  private final DSLContext jooq;
  private final CivilTime civil;

  PackMaker(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  EvidencePack make(PackRequest request, Person person) {
    return jooq.transactionResult(
        transaction -> {
          // A call that comes in meanwhile is in all of the tables or in none.
          transaction.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          return gather(transaction.dsl(), request, person);
        });
  }

  private EvidencePack gather(DSLContext tx, PackRequest request, Person person) {
    JooqEvidence evidence = new JooqEvidence(tx, civil);
    JooqEvidenceDecisions decisions = new JooqEvidenceDecisions(tx, civil);
    Map<String, String> workers = evidence.workers(request);
    Map<String, String> hidden = new HashMap<>();
    if (!request.workersNamed()) {
      workers.forEach((id, name) -> hidden.put(name, id));
      decisions
          .workersAdded(request, evidence.begins(request), evidence.ends(request))
          .forEach((id, name) -> hidden.put(name, id));
    }
    List<String> others = new ArrayList<>(evidence.others(request));
    others.addAll(decisions.others(request));
    Redaction redaction = new Redaction(person.name(), others, hidden);
    Map<String, CommissionedState> states = new JooqCommissionedStates(tx).of(request, civil.now());
    Sheet commissioned = evidence.commissioned(request, states);
    Sheet visits = evidence.visits(request, decisions.visitsByHand(request));
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(new JooqEvidenceOrders(tx).orders(request));
    sheets.add(commissioned);
    sheets.add(visits);
    Sheet calls = new JooqEvidenceCalls(tx, evidence).calls(request, person);
    sheets.add(calls);
    sheets.add(new JooqUnplacedCalls(tx, civil).unplaced(request, states));
    sheets.add(decisions.findings(request, redaction));
    sheets.add(
        new JooqEvidenceAlerts(tx)
            .alerts(request, evidence.begins(request), evidence.ends(request), redaction));
    sheets.add(
        decisions.amendments(request, evidence.begins(request), evidence.ends(request), redaction));
    sheets.add(decisions.queries(request, redaction));
    sheets.add(decisions.acknowledgements(request, redaction));
    sheets.add(decisions.linkedCalls(request, JooqEvidenceCalls.shown(calls), redaction));
    sheets.add(evidence.suspensions(request));
    sheets.add(evidence.outages(request));
    sheets.add(continuity(visits, workers, request));
    return new EvidencePack(
        request,
        person,
        sheets,
        DayStrips.of(request, planned(commissioned), actual(visits), civil));
  }

  /** Which workers, and how often. */
  private static Sheet continuity(Sheet visits, Map<String, String> workers, PackRequest request) {
    Map<String, List<LocalDate>> days =
        visits.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> (String) Objects.requireNonNull(row.get(2)),
                    TreeMap::new,
                    Collectors.mapping(
                        row -> (LocalDate) Objects.requireNonNull(row.get(1)),
                        Collectors.toList())));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    days.forEach(
        (worker, dates) ->
            rows.add(
                Cells.of(
                    worker,
                    request.workersNamed() ? workers.getOrDefault(worker, "") : "",
                    dates.size(),
                    dates.getFirst(),
                    dates.getLast())));
    rows.sort(
        Comparator.comparing(
                (List<@Nullable Object> row) -> -(Integer) Objects.requireNonNull(row.get(2)))
            .thenComparing(row -> (String) Objects.requireNonNull(row.get(0))));
    return new Sheet(
        "continuity.csv",
        "Continuity: which care workers, how often",
        "Every care worker whom calls or amendments show at the person's in the period.",
        List.of(
            both("care_worker_id", "Worker", 30),
            request.workersNamed() ? both("name", "Name", 60) : inFile("name"),
            both("visits", "Visits", 16),
            both("first", "First", 28),
            both("last", "Last", 28)),
        rows);
  }

  private static List<Commissioned> planned(Sheet commissioned) {
    return commissioned.rows().stream()
        .map(
            row ->
                new Commissioned(
                    (Instant) Objects.requireNonNull(commissioned.cell(row, "start_at")),
                    (Instant) Objects.requireNonNull(commissioned.cell(row, "latest_start_at")),
                    Duration.ofMinutes(number(commissioned, row, "duration_minutes")),
                    state(commissioned, row).wanted()))
        .toList();
  }

  private static List<Span> actual(Sheet visits) {
    return visits.rows().stream()
        .map(
            row -> {
              Instant arrived = (Instant) row.get(4);
              Instant left = (Instant) row.get(5);
              return arrived != null && left != null
                  ? new Span(arrived, left, "actual")
                  : new Span(
                      Objects.requireNonNull(arrived == null ? left : arrived), null, "half");
            })
        .toList();
  }

  /** The figures at the head of the document. */
  static Map<String, Object> summary(EvidencePack pack) {
    Map<String, Sheet> byName =
        pack.sheets().stream().collect(Collectors.toMap(Sheet::name, sheet -> sheet));
    Sheet commissioned = Objects.requireNonNull(byName.get("commissioned_visits.csv"));
    Sheet visits = Objects.requireNonNull(byName.get("visits.csv"));
    List<List<@Nullable Object>> due =
        commissioned.rows().stream().filter(row -> state(commissioned, row).due()).toList();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("Visits commissioned and due, neither cancelled nor suspended", due.size());
    summary.put(
        "Of these, with nobody shown by calls or amendments",
        in(CommissionedState.NOBODY_SHOWN, commissioned));
    summary.put(
        "Of these, that could not be verified: nobody shown, but the telephones were out of order",
        in(CommissionedState.UNVERIFIED, commissioned));
    summary.put(
        "Minutes commissioned in them, for all their workers",
        due.stream()
            .mapToLong(
                row ->
                    number(commissioned, row, "duration_minutes")
                        * number(commissioned, row, "workers"))
            .sum());
    summary.put(
        "Visits commissioned and not yet due when the pack was made",
        in(CommissionedState.NOT_YET_DUE, commissioned));
    summary.put("Visits that calls or amendments show", visits.rows().size());
    summary.put(
        "Minutes between arrival and departure, where both are known",
        visits.rows().stream().mapToLong(row -> number(visits, row, "actual_minutes")).sum());
    summary.put("Calls logged", Objects.requireNonNull(byName.get("calls.csv")).rows().size());
    summary.put(
        "Different care workers",
        Objects.requireNonNull(byName.get("continuity.csv")).rows().size());
    return summary;
  }

  private static CommissionedState state(Sheet commissioned, List<@Nullable Object> row) {
    return CommissionedState.valueOf(
        (String) Objects.requireNonNull(commissioned.cell(row, "state")));
  }

  private static long in(CommissionedState state, Sheet commissioned) {
    return commissioned.rows().stream().filter(row -> state(commissioned, row) == state).count();
  }

  /** 0 where the cell is empty. */
  private static long number(Sheet sheet, List<@Nullable Object> row, String heading) {
    return sheet.cell(row, heading) instanceof Integer number ? number : 0;
  }
}
