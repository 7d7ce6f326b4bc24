package org.visitline.verification.discrepancy.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** The call came from a care worker's own telephone. */
public final class WorkersOwnPhone implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.WORKERS_OWN_PHONE;
  }

  @Override
  public String page() {
    return """
    The caller number of the visit's arrival or departure call is a care worker's contact number at that
    time, whichever worker's.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    for (PlacedCall call : visit.ends()) {
      String number = call.call().callerE164();
      if (number != null) {
        List<CareWorker> owners =
            circumstances.setting().directory().workersReachedAt(number, call.at());
        if (!owners.isEmpty()) {
          return new Seen(visit, call.call(), isOwn(owners, visit));
        }
      }
    }
    return null;
  }

  private static boolean isOwn(List<CareWorker> owners, Visit visit) {
    return owners.stream().anyMatch(owner -> owner.id().equals(visit.worker().id()));
  }

  /**
   * The call.
   *
   * @param own it is this worker's telephone; else another's, whom we do not name to a provider
   */
  record Seen(Visit visit, LoggedCall call, boolean own) implements Evidence {
    @Override
    public String facts() {
      return call.id().value();
    }

    @Override
    public String explanation(Wording words) {
      return "For "
          + words.visit(visit)
          + ", a call came from "
          + words.caller(call)
          + ", the contact number of "
          + (own ? visit.worker().name() : "another care worker")
          + ".";
    }
  }
}
