package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;

/** A call whose PIN names nobody. A call on which no PIN was keyed at all is only abandoned. */
public final class UnknownWorker implements Rule.OfCall {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.UNKNOWN_WORKER;
  }

  @Override
  public String page() {
    return """
    A call's PIN belongs to no care worker who was active on the civil date of the answer. A call on
    which no PIN was keyed is only an abandoned call, and no finding.
    """;
  }

  @Override
  public @Nullable Evidence find(Placement placement, Setting setting) {
    return placement instanceof Placement.NoWorker ? new Seen(placement.call()) : null;
  }

  /** The call. */
  record Seen(LoggedCall call) implements Evidence {
    @Override
    public String facts() {
      return call.id().value();
    }

    @Override
    public String explanation(Wording words) {
      return "At "
          + words.moment(call.answeredAt())
          + " somebody rang from "
          + words.caller(call)
          + " and keyed a PIN that belongs to no care worker active on that date.";
    }
  }
}
