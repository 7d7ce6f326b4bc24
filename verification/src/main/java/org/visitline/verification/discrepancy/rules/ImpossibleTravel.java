package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;

/** Nobody drives that fast. */
public final class ImpossibleTravel implements Rule.OfHistory {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.IMPOSSIBLE_TRAVEL;
  }

  @Override
  public String page() {
    return """
    Between two complete visits of a worker, consecutive by arrival and not overlapping, the straight
    line between the two addresses needs more than 60 mph. Raised on the later visit. Not run where it is
    not known where one of the homes lies.
    """;
  }

  @Override
  public Set<Whose> whose() {
    return EnumSet.of(Whose.WORKER);
  }

  @Override
  public boolean isByPlace() {
    return true;
  }

  @Override
  public void check(History history, Setting setting, Raised raised) {
    MatchedVisit earlier = null;
    for (MatchedVisit later : CompleteVisits.of(history.visits())) {
      if (earlier != null) {
        check(earlier, later, setting, raised);
      }
      earlier = later;
    }
  }

  private static void check(
      MatchedVisit earlier, MatchedVisit later, Setting setting, Raised raised) {
    Duration gap = CompleteVisits.gap(earlier, later);
    if (gap.isNegative()) {
      return;
    }
    Policy policy = setting.policyFor(later);
    Travel travel =
        Travel.between(earlier.visit().serviceUser(), later.visit().serviceUser(), policy);
    if (travel == null) {
      raised.notRun(later, "no coordinates of one of the two homes");
    } else if (gap.compareTo(travel.needed()) < 0) {
      raised.raise(later, earlier, new Seen(earlier.visit(), later.visit(), gap, travel));
    }
  }

  /** The pair, the time between and the way. */
  record Seen(Visit earlier, Visit later, Duration gap, Travel travel) implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(gap, travel.needed());
    }

    @Override
    public String facts() {
      return Math.round(travel.metres()) + " m";
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(later)
          + " began "
          + words.toTheSecond(gap)
          + " after the one to "
          + earlier.serviceUser().name()
          + " ended, "
          + travel.distance()
          + " away in a straight line; the fastest possible is "
          + words.toTheSecond(travel.needed())
          + ".";
    }
  }
}
