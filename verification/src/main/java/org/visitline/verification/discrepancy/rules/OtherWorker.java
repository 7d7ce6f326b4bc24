package org.visitline.verification.discrepancy.rules;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/** Somebody came in another's place. */
public final class OtherWorker implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.OTHER_WORKER;
  }

  @Override
  public String page() {
    return """
    The rota names workers for the commissioned visit, and this worker is none of them. Not raised where
    the rota names nobody.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    if (commissioned == null) {
      return null;
    }
    Set<CareWorkerId> named = circumstances.rota().workersOf(commissioned.id());
    boolean other = !named.isEmpty() && !named.contains(matched.visit().worker().id());
    return other ? new Seen(matched.visit(), named) : null;
  }

  /** The visit and whom the rota names. */
  record Seen(Visit visit, Set<CareWorkerId> named) implements Evidence {
    @Override
    public String facts() {
      return named.stream().sorted().map(CareWorkerId::value).collect(Collectors.joining(" "));
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(visit)
          + " was planned for "
          + named.stream().map(words::worker).collect(Collectors.joining(" and "))
          + ".";
    }
  }
}
