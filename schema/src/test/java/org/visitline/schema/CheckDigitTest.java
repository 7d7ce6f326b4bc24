package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitTest {

  @Test
  void the_example_of_the_literature() {
    assertThat(CheckDigit.of("572")).isEqualTo('4');
    assertThat(CheckDigit.isRight("5724")).isTrue();
  }

  @Test
  void no_slip_of_one_digit_makes_another_right_pin() {
    for (int number = 0; number < 1000; number++) {
      String pin = right(number);
      for (int at = 0; at < pin.length(); at++) {
        for (char digit = '0'; digit <= '9'; digit++) {
          String slip = pin.substring(0, at) + digit + pin.substring(at + 1);
          assertThat(CheckDigit.isRight(slip)).as(pin + " as " + slip).isEqualTo(slip.equals(pin));
        }
      }
    }
  }

  @Test
  void no_swap_of_neighbours_makes_another_right_pin() {
    for (int number = 0; number < 1000; number++) {
      String pin = right(number);
      for (int at = 0; at + 1 < pin.length(); at++) {
        String swapped =
            pin.substring(0, at) + pin.charAt(at + 1) + pin.charAt(at) + pin.substring(at + 2);
        assertThat(CheckDigit.isRight(swapped))
            .as(pin + " as " + swapped)
            .isEqualTo(swapped.equals(pin));
      }
    }
  }

  private static String right(int number) {
    String digits = "%05d".formatted(number * 97 % 100_000);
    return digits + CheckDigit.of(digits);
  }
}
