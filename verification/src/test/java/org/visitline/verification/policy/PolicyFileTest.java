package org.visitline.verification.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visitline.schema.ProviderId;

class PolicyFileTest {

  @Test
  void what_a_file_leaves_out_is_as_by_default() {
    Policies.Dated dated =
        PolicyFile.read(
            "strict.policy",
            """
            # agreed in the contract of 2026
            version = 2026-04-strict
            provider_id = PA
            valid_from = 2026-04-01

            late_after_minutes = 10
            payment = BANDED 15 NEAREST
            """);
    assertThat(dated.provider()).isEqualTo(new ProviderId("PA"));
    assertThat(dated.from()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(dated.policy().version()).isEqualTo("2026-04-strict");
    assertThat(dated.policy().lateAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(dated.policy().veryLateAfter()).isEqualTo(Policy.DEFAULT.veryLateAfter());
    assertThat(dated.policy().payment())
        .isEqualTo(new PaymentRule.Banded(Duration.ofMinutes(15), PaymentRule.Rounding.NEAREST));
  }

  @Test
  void everything_that_cannot_be_taken_is_named_with_its_line_and_why() {
    assertThatThrownBy(
            () ->
                PolicyFile.read(
                    "odd.policy",
                    """
                    Late After = 10
                    late_after_minutes = ten
                    very_late_after_minutes = 9000
                    early_before_minutes = 1
                    early_before_minutes = 2
                    valid_from = 1 April
                    payment = GENEROUS
                    no sign at all
                    short_by = 5
                    punctuality = 90
                    """))
        .isInstanceOf(UnreadablePolicyException.class)
        .hasMessage(
            """
            odd.policy, line 1: there is no 'Late After' in a policy; late_after_minutes may be meant
            odd.policy, line 2: late_after_minutes 'ten' is no whole number
            odd.policy, line 3: very_late_after_minutes is 9000; it must be from 0 to 720
            odd.policy, line 5: early_before_minutes was given in line 4 already
            odd.policy, line 6: valid_from '1 April' is no date; write 2026-04-01
            odd.policy, line 7: payment 'GENEROUS' is none of ACTUAL_CAPPED, ACTUAL, \
            COMMISSIONED_WITHIN, BANDED 5|10|15 DOWN|UP|NEAREST
            odd.policy, line 8: 'no sign at all' is no 'key = value'
            odd.policy, line 9: there is no 'short_by' in a policy; short_by_minutes or \
            short_by_percent may be meant
            odd.policy, line 10: there is no 'punctuality' in a policy; there are version, \
            provider_id, valid_from, payment, %s
            odd.policy: no version is given; findings name it: version = 2026-04\
            """
                .formatted(
                    Stream.of(PolicyNumber.values())
                        .map(PolicyNumber::key)
                        .collect(Collectors.joining(", "))));
  }

  @Test
  void very_late_before_late_is_a_slip() {
    assertThatThrownBy(() -> PolicyFile.read("p", "version = 1\nlate_after_minutes = 45\n"))
        .hasMessageContaining("What is very late (30) would not even be late (45)");
  }
}
