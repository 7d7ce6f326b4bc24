package org.visitline.verification.discrepancy.rules;

import java.time.LocalDate;
import java.util.ArrayDeque;
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

/** One telephone that stands at no service user's and serves several. */
public final class SharedPhone implements Rule.OfHistory {

  private static final int DAYS = 28;
  private static final int LEAST = 2;

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.SHARED_PHONE;
  }

  @Override
  public String page() {
    return """
    One unregistered number served visits to 2 or more service users within 28 days: its arrival or
    departure call came from there, and the number was registered to none of those visited. The 28 civil
    dates are those that end with each visit's; of a run of visits for which it holds, the finding is on
    the first.
    """;
  }

  @Override
  public Set<Whose> whose() {
    return EnumSet.of(Whose.PHONE);
  }

  @Override
  public void check(History history, Setting setting, Raised raised) {
    ArrayDeque<Visit> window = new ArrayDeque<>();
    Run run = new Run();
    for (MatchedVisit matched : history.visits()) {
      Visit visit = matched.visit();
      LocalDate first = visit.date().minusDays(DAYS - 1L);
      while (!window.isEmpty() && window.getFirst().date().isBefore(first)) {
        window.removeFirst();
      }
      window.add(visit);
      int served = (int) window.stream().map(v -> v.serviceUser().id()).distinct().count();
      if (run.begins(served >= LEAST)) {
        raised.raise(matched, null, new Seen(visit, history.number(), served));
      }
    }
  }

  /** The visit with which it came about, and the number. */
  record Seen(Visit visit, String number, int served) implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(served, LEAST);
    }

    @Override
    public String facts() {
      return number;
    }

    @Override
    public String explanation(Wording words) {
      return "With "
          + words.visit(visit)
          + ", the number "
          + number
          + ", which is registered to none of them, had served visits to "
          + served
          + " service users within "
          + DAYS
          + " days.";
    }
  }
}
