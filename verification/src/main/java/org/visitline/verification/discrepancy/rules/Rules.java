package org.visitline.verification.discrepancy.rules;

import java.util.List;
import org.visitline.verification.discrepancy.RuleList;

/** Every rule that runs, written down one by one, in the order of the catalogue. */
public final class Rules {

  /** All of them. */
  public static final RuleList ALL =
      RuleList.of(
          List.of(
              new UnknownWorker(),
              new UnknownServiceUser(),
              new NoArrivalCall(),
              new NoDepartureCall(),
              new VisitWhileSuspended(),
              new UnplannedVisit(),
              new NoServiceOrder(),
              new MissedVisit(),
              new UnverifiedVisit(),
              new WorkerMissing(),
              new LateArrival(),
              new VeryLateArrival(),
              new EarlyArrival(),
              new ShortVisit(),
              new VeryShortVisit(),
              new LongVisit(),
              new NotTogether(),
              new OtherLine(),
              new MobileLine(),
              new WithheldLine(),
              new LinesDiffer(),
              new ManualEntry(),
              new ManualAtPlan(),
              new OtherWorker(),
              new ExtraCalls(),
              new DirectionInferred(),
              new WorkerOverlap(),
              new ImpossibleTravel(),
              new CallCramming(),
              new Clipping(),
              new SharedPhone(),
              new WorkersOwnPhone(),
              new PinShared(),
              new CommissionedShort()));

  private Rules() {}
}
