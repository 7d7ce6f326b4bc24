package org.visitline.verification.discrepancy.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A person had a hand in what the visit shows. */
public final class ManualEntry implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.MANUAL_ENTRY;
  }

  @Override
  public String page() {
    return """
    The visit carries an amendment: adjusted times, a call that a person linked, or a visit that no call
    shows.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    List<CallId> linked = visit.linkedCalls();
    return visit.amendment() != null || !linked.isEmpty() ? new Seen(visit, linked) : null;
  }

  /** The visit, and the calls that people linked to it. */
  record Seen(Visit visit, List<CallId> linked) implements Evidence {
    @Override
    public @Nullable String amendment() {
      return visit.amendment() == null ? null : visit.amendment().id();
    }

    @Override
    public String facts() {
      return Stream.concat(Stream.ofNullable(amendment()), linked.stream())
          .map(Object::toString)
          .collect(Collectors.joining(" "));
    }

    @Override
    public String explanation(Wording words) {
      Amendment amendment = visit.amendment();
      return words.visit(visit)
          + (amendment == null
              ? " rests on a call that a person linked to it."
              : amendment instanceof Amendment.AddedVisit
                  ? " was entered by hand; no call shows it."
                  : " carries times that were entered by hand.");
    }
  }
}
