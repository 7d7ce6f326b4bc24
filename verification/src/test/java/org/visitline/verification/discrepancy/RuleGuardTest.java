package org.visitline.verification.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.schema.CallId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.discrepancy.rules.UnknownWorker;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

class RuleGuardTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** A rule of ours with a fault in it. */
  private static final class Faulty implements Rule.OfCall {
    @Override
    public DiscrepancyCode code() {
      return DiscrepancyCode.UNKNOWN_SERVICE_USER;
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

  @Test
  void a_rule_that_throws_is_our_fault_and_the_others_still_run() {
    Setting setting =
        new Setting(
            new Directory(List.of(), List.of(), List.of()),
            Policies.DEFAULT,
            CivilZone.LONDON,
            List.of(),
            NOON);
    RuleGuard guard =
        new RuleGuard(RuleList.of(List.of(new Faulty(), new UnknownWorker())), setting);

    guard.look(new Placement.NoWorker(call("K1")));
    guard.look(new Placement.NoWorker(call("K2")));

    assertThat(guard.findings().found())
        .extracting(finding -> finding.code() + " " + finding.call())
        .containsExactly("UNKNOWN_WORKER K1", "UNKNOWN_WORKER K2");
    assertThat(guard.findings().failures())
        .extracting(failure -> failure.code() + " " + failure.subject())
        .containsExactly("UNKNOWN_SERVICE_USER call K1", "UNKNOWN_SERVICE_USER call K2");
  }

  private static LoggedCall call(String id) {
    return new LoggedCall(new CallId(id), NOON, "", null, "999999", "", null, null);
  }
}
