package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.visitline.schema.ProviderId;

class DialledNumbersTest {

  private final DialledNumbers numbers =
      new DialledNumbers(
          "GB",
          Map.of("0808 157 0200", Language.WELSH, "1470", Language.POLISH),
          Map.of("08081570300", new ProviderId("P1"), "0808 157 0200", new ProviderId("P2")));

  @Test
  void a_number_may_carry_a_language_a_provider_or_both_however_the_trunk_writes_it() {
    assertThat(numbers.of("+448081570200").language()).contains(Language.WELSH);
    assertThat(numbers.of("+448081570200").provider()).contains(new ProviderId("P2"));
    assertThat(numbers.of("00448081570300").provider()).contains(new ProviderId("P1"));
    assertThat(numbers.of("08081570300").language()).isEmpty();
  }

  @Test
  void what_cannot_be_a_providers_id_is_refused_at_once_and_not_at_the_first_call() {
    assertThatThrownBy(
            () ->
                new DialledNumbers(
                    "GB", Map.of(), Map.of("08081570300", new ProviderId("Kind Hands"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Kind Hands' is no provider's id");
  }

  @Test
  void an_extension_that_is_no_telephone_number_is_compared_as_it_stands() {
    assertThat(numbers.of("1470").language()).contains(Language.POLISH);
  }

  @Test
  void every_other_number_is_as_good_as_the_next() {
    assertThat(numbers.of("08081570100")).isEqualTo(DialledNumber.ANY);
    assertThat(numbers.of("")).isEqualTo(DialledNumber.ANY);
  }
}
