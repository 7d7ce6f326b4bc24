package org.visitline.verification.discrepancy.rules;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

/** A habit of leaving early. */
public final class Clipping implements Rule.OfHistory {

  /** Fewer make no habit. */
  private static final int LEAST = 10;

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.CLIPPING;
  }

  @Override
  public String page() {
    return """
    Over 28 days and at least 10 matched visits with both times, a worker's (or a service user's) median
    share of the commissioned duration is below 80%; exactly 80% is not. The 28 civil dates are those
    that end with each visit's; of a run of visits for which it holds, the finding is on the first.
    Measured in per cent.
    """;
  }

  @Override
  public Set<Whose> whose() {
    return EnumSet.of(Whose.WORKER, Whose.SERVICE_USER);
  }

  @Override
  public void check(History history, Setting setting, Raised raised) {
    Map<Integer, Window> windows = windows(history, setting);
    Run run = new Run();
    for (MatchedVisit matched : history.visits()) {
      if (!isMeasured(matched)) {
        continue;
      }
      windows.values().forEach(window -> window.add(matched));
      Policy policy = setting.policyFor(matched);
      Window window = Objects.requireNonNull(windows.get(policy.clippingDays()));
      int bound = policy.clippingBelowPercent();
      if (run.begins(window.size() >= LEAST && window.shares.isMedianBelow(bound))) {
        raised.raise(
            matched,
            null,
            new Seen(
                history.whose(),
                matched.visit(),
                policy.clippingDays(),
                window.size(),
                window.shares.median(),
                bound));
      }
    }
  }

  private static boolean isMeasured(MatchedVisit matched) {
    return matched.commissioned() != null && matched.visit().isComplete();
  }

  /** One for each number of days: two contracts may look back over different times. */
  private static Map<Integer, Window> windows(History history, Setting setting) {
    Map<Integer, Window> windows = new HashMap<>();
    for (MatchedVisit matched : history.visits()) {
      if (isMeasured(matched)) {
        windows.computeIfAbsent(setting.policyFor(matched).clippingDays(), Window::new);
      }
    }
    return windows;
  }

  /** The visits of so many civil dates, up to the one added last. */
  private static final class Window {

    private final int days;
    private final ArrayDeque<MatchedVisit> visits = new ArrayDeque<>();
    private final Shares shares = new Shares();

    Window(int days) {
      this.days = days;
    }

    void add(MatchedVisit matched) {
      LocalDate first = matched.visit().date().minusDays(days - 1L);
      while (!visits.isEmpty() && visits.getFirst().visit().date().isBefore(first)) {
        shares.remove(visits.removeFirst());
      }
      visits.add(matched);
      shares.add(matched);
    }

    int size() {
      return visits.size();
    }
  }

  /** The window that ends with a visit, and what was found in it. */
  record Seen(Whose whose, Visit last, int days, int visits, int median, int bound)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(median, bound);
    }

    @Override
    public String explanation(Wording words) {
      return "In the "
          + days
          + " days to "
          + words.date(last.date())
          + ", half of the "
          + visits
          + (whose == Whose.WORKER
              ? " visits by " + last.worker().name()
              : " visits to " + last.serviceUser().name())
          + " that took a slot lasted "
          + median
          + "% of the commissioned time or less; at least "
          + bound
          + "% is expected.";
    }
  }
}
