package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;

/** One PIN in two places, too quickly for one person. */
public final class PinShared implements Rule.OfHistory {

  /** Nobody is hurried by a use of the day before. */
  private static final Duration LONG_AGO = Duration.ofDays(1);

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.PIN_SHARED;
  }

  @Override
  public String page() {
    return """
    One PIN was used from two service users' registered lines, one call after the other, closer in time
    than 60 mph on the straight line between the addresses allows, though the visits do not overlap (that
    would be WORKER_OVERLAP; then the call before that one is looked at). Raised on the later call's
    visit. Not run where it is not known where one of the homes lies.
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
    List<Use> uses = uses(history.visits());
    boolean[] told = new boolean[uses.size()];
    for (int at = 0; at < uses.size(); at++) {
      told[at] = check(uses, at, told, setting, raised);
    }
  }

  /**
   * Looks at a use beside the one before. Whoever could come from there could come from wherever
   * that one was looked at beside. But where a visit overlaps, or nobody knows where a home lies,
   * nothing is told; then it is looked at beside those before too.
   *
   * @param told of which uses before it is told whether one could come there in time
   * @return whether it is told of this one; also where it is asked about, once a visit
   */
  private static boolean check(
      List<Use> uses, int at, boolean[] told, Setting setting, Raised raised) {
    Use later = uses.get(at);
    boolean known = true;
    boolean overlaps = false;
    boolean again = false;
    for (int before = at - 1; before >= 0; before--) {
      Use earlier = uses.get(before);
      if (before < at - 1 && isLongAgo(earlier, later)) {
        break;
      }
      if (!earlier.isSamePin(later)) {
        // A new PIN is good from today, and the former one until tonight.
        continue;
      }
      if (!earlier.isElsewhere(later)) {
        if (told[before]) {
          break;
        }
        again |= earlier.matched().equals(later.matched());
      } else if (overlap(earlier.matched(), later.matched())) {
        overlaps = true;
      } else {
        Travel travel = travel(earlier, later, setting);
        if (travel == null) {
          known = false;
        } else if (check(earlier, later, travel, raised)) {
          return true;
        } else if (told[before]) {
          break;
        }
      }
    }
    if (!known && !again) {
      raised.notRun(later.matched(), "no coordinates of one of the two homes");
    }
    return known && !overlaps;
  }

  private static boolean isLongAgo(Use earlier, Use later) {
    return between(earlier, later).compareTo(LONG_AGO) > 0;
  }

  private static Duration between(Use earlier, Use later) {
    return Duration.between(earlier.call().at(), later.call().at());
  }

  private static @Nullable Travel travel(Use earlier, Use later, Setting setting) {
    return Travel.between(
        earlier.call().serviceUser(),
        later.call().serviceUser(),
        setting.policyFor(later.matched()));
  }

  private static List<Use> uses(List<MatchedVisit> visits) {
    List<Use> uses = new ArrayList<>();
    for (MatchedVisit matched : visits) {
      for (PlacedCall call : matched.visit().calls()) {
        if (call.line() == Line.REGISTERED && !call.call().pin().isEmpty()) {
          uses.add(new Use(matched, call));
        }
      }
    }
    uses.sort(Comparator.comparing(use -> use.call().call(), LoggedCall.IN_ORDER));
    return uses;
  }

  private static boolean check(Use earlier, Use later, Travel travel, Raised raised) {
    Duration between = between(earlier, later);
    boolean hurried = between.compareTo(travel.needed()) < 0;
    if (hurried) {
      raised.raise(
          later.matched(),
          earlier.matched(),
          new Seen(earlier.call(), later.call(), between, travel));
    }
    return hurried;
  }

  private static boolean overlap(MatchedVisit one, MatchedVisit other) {
    return one.visit().isComplete()
        && other.visit().isComplete()
        && CompleteVisits.gap(one, other).isNegative()
        && CompleteVisits.gap(other, one).isNegative();
  }

  /** A PIN keyed on a service user's own line. */
  private record Use(MatchedVisit matched, PlacedCall call) {
    boolean isSamePin(Use later) {
      return call.call().pin().equals(later.call.call().pin());
    }

    boolean isElsewhere(Use later) {
      return !call.serviceUser().id().equals(later.call.serviceUser().id());
    }
  }

  /** The two calls, the time between and the way. */
  record Seen(PlacedCall earlier, PlacedCall later, Duration between, Travel travel)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(between, travel.needed());
    }

    @Override
    public String facts() {
      return Math.round(travel.metres()) + " m";
    }

    @Override
    public String explanation(Wording words) {
      return later.worker().name()
          + "'s PIN was keyed at "
          + words.moment(earlier.at())
          + " on the line of "
          + earlier.serviceUser().name()
          + " and "
          + words.toTheSecond(between)
          + " later on that of "
          + later.serviceUser().name()
          + ", "
          + travel.distance()
          + " away in a straight line; the fastest possible is "
          + words.toTheSecond(travel.needed())
          + ".";
    }
  }
}
