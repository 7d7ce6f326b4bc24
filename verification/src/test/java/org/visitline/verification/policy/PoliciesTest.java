package org.visitline.verification.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.schema.ProviderId;

class PoliciesTest {

  private static final ProviderId ELM = new ProviderId("Elm");
  private static final ProviderId OAK = new ProviderId("Oak");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate APRIL = LocalDate.parse("2026-04-01");

  private final Policies policies =
      new Policies(
          List.of(
              new Policies.Dated(null, MARCH, named("council-2")),
              new Policies.Dated(ELM, APRIL, named("elm-1"))));

  @Test
  void before_the_first_policy_the_default_is_in_force() {
    assertThat(versionFor(ELM, MARCH.minusDays(1))).isEqualTo("default-1");
  }

  @Test
  void a_policy_is_in_force_from_its_first_date_on() {
    assertThat(versionFor(OAK, MARCH)).isEqualTo("council-2");
    assertThat(versionFor(OAK, APRIL)).isEqualTo("council-2");
  }

  @Test
  void a_contracts_own_policy_goes_before_the_councils() {
    assertThat(versionFor(ELM, APRIL.minusDays(1))).isEqualTo("council-2");
    assertThat(versionFor(ELM, APRIL)).isEqualTo("elm-1");
  }

  @Test
  void of_two_from_one_date_the_one_put_into_force_later_corrects_the_other() {
    Policies corrected =
        new Policies(
            List.of(
                new Policies.Dated(null, MARCH, named("2026-03-v9")),
                new Policies.Dated(null, MARCH, named("2026-03-v10"))));
    assertThat(corrected.inForce(OAK, MARCH).version()).isEqualTo("2026-03-v10");
  }

  @Test
  void what_the_councils_policy_would_do_leaves_the_contracts_with_their_own_alone() {
    Policies other = policies.butFor(new Policies.Dated(null, APRIL, named("council-3")));
    assertThat(other.inForce(OAK, MARCH.minusDays(1)).version())
        .as("at every time")
        .isEqualTo("council-3");
    assertThat(other.inForce(ELM, APRIL.minusDays(1)).version()).isEqualTo("council-3");
    assertThat(other.inForce(ELM, APRIL).version()).isEqualTo("elm-1");
  }

  @Test
  void what_a_contracts_policy_would_do_leaves_the_others_alone() {
    Policies other = policies.butFor(new Policies.Dated(ELM, APRIL, named("elm-2")));
    assertThat(other.inForce(ELM, MARCH).version()).isEqualTo("elm-2");
    assertThat(other.inForce(ELM, APRIL).version()).isEqualTo("elm-2");
    assertThat(other.inForce(OAK, APRIL).version()).isEqualTo("council-2");
  }

  private String versionFor(ProviderId provider, LocalDate date) {
    return policies.inForce(provider, date).version();
  }

  private static Policy named(String version) {
    return Policy.DEFAULT.named(version);
  }
}
