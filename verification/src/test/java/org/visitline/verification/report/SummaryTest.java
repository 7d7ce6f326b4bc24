package org.visitline.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.RuleGuard;
import org.visitline.verification.discrepancy.RuleList;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.rules.UnknownServiceUser;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;

class SummaryTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void a_rule_that_throws_is_told_apart_and_the_others_ran() {
    Setting setting =
        new Setting(
            new Directory(List.of(), List.of(), List.of()),
            Policies.DEFAULT,
            CivilZone.LONDON,
            List.of(),
            MORNING);
    CareWorker ann =
        new CareWorker(
            new CareWorkerId("W1"),
            new ProviderId("P1"),
            "Ann",
            List.of(),
            null,
            null,
            DateRange.ALWAYS);
    LoggedCall call = new LoggedCall(new CallId("K1"), MORNING, "", null, "1412", "", null, null);
    RuleGuard guard =
        new RuleGuard(RuleList.of(List.of(new Faulty(), new UnknownServiceUser())), setting);
    Placement unmatched = new Placement.NoServiceUser(call, ann);
    guard.look(unmatched);

    Tally tally = new Tally();
    tally.add(new BoroughOpinion(List.of(), guard.findings(), 1, 0, List.of(unmatched)));
    tally.add(guard.findings());
    Summary summary = tally.summary(1, 0, Duration.ofSeconds(1));

    assertThat(summary.json())
        .contains(
            """
              "discrepancies": {
                "UNKNOWN_SERVICE_USER": 1
              },
            """)
        .contains(
            """
              "rules_failed": {
                "UNKNOWN_WORKER": 1
              },
            """);
  }

  /** A mistake of ours. */
  private static final class Faulty implements Rule.OfCall {

    @Override
    public DiscrepancyCode code() {
      return DiscrepancyCode.UNKNOWN_WORKER;
    }

    @Override
    public String page() {
      return "";
    }

    @Override
    public @Nullable Evidence find(Placement call, Setting setting) {
      throw new IllegalStateException("divided by nobody");
    }
  }
}
