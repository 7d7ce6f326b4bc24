package org.visitline.verification.days;

import java.util.List;
import org.visitline.schema.CallId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.time.CivilZone;

/** What came of a day of care, in lines like those it was written down in. */
public final class Told {

  private Told() {}

  /** What came of it: visits, then commissioned visits that are to be asked about, then calls. */
  public static String of(String text) {
    DayOfCare day = DayOfCare.of(text);
    DayClock clock = new DayClock(day.day(), CivilZone.LONDON);
    DayOutcome outcome = new DayOutcome(clock, new OwnNames());
    return (day.isToldAlone() ? outcome.only(day.day()) : outcome).of(day.verify());
  }

  /** The sentences that officers read of a rule's findings. */
  static List<String> explanations(String text, DiscrepancyCode code) {
    DayOfCare day = DayOfCare.of(text);
    Wording words = new Wording(CivilZone.LONDON, day.borough().directory());
    return day.verify().findings().found().stream()
        .filter(finding -> finding.code() == code)
        .sorted(Finding.IN_ORDER)
        .map(finding -> finding.evidence().explanation(words))
        .toList();
  }

  /** Whoever wrote the day gave the names. */
  private static final class OwnNames implements DayNames {

    @Override
    public String of(ServiceUser serviceUser) {
      return serviceUser.name();
    }

    @Override
    public String of(CareWorker worker) {
      return worker.name();
    }

    @Override
    public String of(CommissionedVisit commissioned) {
      return commissioned.id().value().replaceFirst("^Mrs? [A-Z] ", "");
    }

    @Override
    public String of(CallId call) {
      return call.value();
    }
  }
}
