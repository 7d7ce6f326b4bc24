package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** One worker in two homes at once. */
public final class WorkerOverlap implements Rule.OfHistory {

  /** A call takes some seconds, and clocks differ by some more. */
  private static final Duration LEAST = Duration.ofSeconds(60);

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.WORKER_OVERLAP;
  }

  @Override
  public String page() {
    return """
    Two complete visits of one worker at different service users overlap by 60 s or more, unless the two
    share a registered number (a couple) when the later visit begins. One finding a pair, on the visit
    that began later.
    """;
  }

  @Override
  public Set<Whose> whose() {
    return EnumSet.of(Whose.WORKER);
  }

  @Override
  public void check(History history, Setting setting, Raised raised) {
    List<MatchedVisit> running = new ArrayList<>();
    for (MatchedVisit later : CompleteVisits.of(history.visits())) {
      Instant in = CompleteVisits.in(later);
      running.removeIf(earlier -> !CompleteVisits.out(earlier).isAfter(in));
      for (MatchedVisit earlier : running) {
        Duration overlap = overlap(earlier, later);
        if (overlap.compareTo(LEAST) >= 0 && CompleteVisits.areApart(earlier, later)) {
          raised.raise(later, earlier, new Seen(earlier.visit(), later.visit(), overlap));
        }
      }
      running.add(later);
    }
  }

  private static Duration overlap(MatchedVisit earlier, MatchedVisit later) {
    Instant one = CompleteVisits.out(earlier);
    Instant other = CompleteVisits.out(later);
    return Duration.between(CompleteVisits.in(later), one.isBefore(other) ? one : other);
  }

  /** The pair, and how long both ran. */
  record Seen(Visit earlier, Visit later, Duration overlap) implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(overlap, LEAST);
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(later)
          + " and the one to "
          + earlier.serviceUser().name()
          + " that began at "
          + words.moment(earlier.begins())
          + " overlap by "
          + words.span(overlap)
          + "; under "
          + words.span(LEAST)
          + " is let pass.";
    }
  }
}
