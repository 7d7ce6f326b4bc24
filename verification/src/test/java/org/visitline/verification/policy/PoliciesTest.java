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

  private String versionFor(ProviderId provider, LocalDate date) {
    return policies.inForce(provider, date).version();
  }

  private static Policy named(String version) {
    return Policy.DEFAULT.named(version);
  }
}
