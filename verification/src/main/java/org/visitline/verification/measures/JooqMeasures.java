package org.visitline.verification.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.verification.measures.Measures.Attendance;
import org.visitline.verification.measures.Measures.Casework;
import org.visitline.verification.measures.Measures.Continuity;
import org.visitline.verification.measures.Measures.Plan;
import org.visitline.verification.measures.Measures.Proof;
import org.visitline.verification.time.CivilZone;

/** Counts the measures of a period in the database. */
public final class JooqMeasures {

  private final DSLContext sql;
  private final CivilZone zone;
  private final Instant now;

  /** Counts as of now: what has not begun yet was not delivered, and was not missed either. */
  public JooqMeasures(DSLContext sql, CivilZone zone, Instant now) {
    this.sql = sql;
    this.zone = zone;
    this.now = now;
  }

  /** The whole council's figures. */
  public Measures ofCouncil(LocalDate first, LocalDate last) {
    return by(MeasuredBy.COUNCIL, first, last, null).getFirst();
  }

  /**
   * Everybody's figures who had anything in the period, by id.
   *
   * @param first civil date
   * @param last civil date, included
   * @param only figures of this provider's care alone; null: of all
   */
  public List<Measures> by(
      MeasuredBy by, LocalDate first, LocalDate last, @Nullable ProviderId only) {
    JooqPeriod period = new JooqPeriod(sql, zone, now, by, first, last, only);
    Map<String, Record> plans = period.plans();
    Map<String, Record> losses = period.losses();
    Map<String, Record> lines = period.lines();
    Map<String, Record> calls = period.unmatchedCalls();
    Map<String, List<Double>> waits = period.hoursToOutcome();
    Map<String, Double> fortnight = period.workersPerPerson(14);
    Map<String, Double> fourWeeks = period.workersPerPerson(28);
    Map<String, Measures> measures = new TreeMap<>();
    List<Map<String, ?>> all = List.of(plans, losses, lines, calls, waits, fourWeeks);
    all.forEach(some -> some.keySet().forEach(subject -> measures.put(subject, NOTHING)));
    if (by == MeasuredBy.COUNCIL) {
      measures.put("", NOTHING);
    }
    measures.replaceAll(
        (subject, none) -> {
          JooqCounts line = new JooqCounts(lines.get(subject));
          // What a worker was to do is told by the slots that the worker took.
          JooqCounts plan = by == MeasuredBy.WORKER ? line : new JooqCounts(plans.get(subject));
          List<Double> hours = waits.getOrDefault(subject, List.of());
          return new Measures(
              subject,
              plan(plan, new JooqCounts(losses.get(subject))),
              attendance(line, plan),
              proof(line),
              new Casework(
                  new JooqCounts(calls.get(subject)).of("calls"),
                  hours.size(),
                  Median.of(hours),
                  line.of("unverified_minutes"),
                  line.of("by_hand_minutes")),
              new Continuity(fortnight.get(subject), fourWeeks.get(subject)));
        });
    return new ArrayList<>(measures.values());
  }

  private static final Measures NOTHING =
      new Measures(
          "",
          plan(JooqCounts.NONE, JooqCounts.NONE),
          attendance(JooqCounts.NONE, JooqCounts.NONE),
          proof(JooqCounts.NONE),
          new Casework(0, 0, null, 0, 0),
          new Continuity(null, null));

  private static Plan plan(JooqCounts plan, JooqCounts losses) {
    long visits = plan.of("planned_visits");
    return new Plan(
        visits,
        plan.of("planned_slots"),
        plan.of("planned_minutes"),
        new Share(losses.of("missed"), visits),
        losses.of("unverified"),
        new Share(plan.of("under_30"), visits),
        new Share(plan.of("up_to_15"), visits));
  }

  private static Attendance attendance(JooqCounts line, JooqCounts plan) {
    long arrivals = line.of("arrivals");
    long offTime = line.of("late") + line.of("very_late") + line.of("early");
    return new Attendance(
        line.of("in_slot"),
        line.of("minutes"),
        new Share(line.of("minutes"), plan.of("planned_minutes")),
        new Share(arrivals - offTime, arrivals),
        new Share(line.of("late"), arrivals),
        new Share(line.of("very_late"), arrivals),
        new Share(line.of("early"), arrivals),
        new Share(line.of("too_short"), line.of("complete")));
  }

  private static Proof proof(JooqCounts line) {
    long visits = line.of("visits");
    long byHand = line.of("by_hand");
    return new Proof(
        new Share(line.of("full_proof"), visits),
        new Share(line.of("any_proof"), visits),
        new Share(visits - byHand, visits),
        new Share(line.of("at_plan"), byHand));
  }
}
