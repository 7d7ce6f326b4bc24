package org.visitline.portal.logins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewPasswordTest {

  @Test
  void twelve_characters_are_enough_and_eleven_are_not() {
    assertThat(NewPassword.problem("plum-kayak-7", "sam")).isEmpty();
    assertThat(NewPassword.problem("plum-kayak7", "sam").orElseThrow()).contains("11 characters");
  }

  @Test
  void two_hundred_characters_are_taken_and_one_more_is_not() {
    assertThat(NewPassword.problem("plum ".repeat(40), "sam")).isEmpty();
    assertThat(NewPassword.problem("plum ".repeat(40) + "!", "sam")).isPresent();
  }

  @Test
  void what_is_guessed_first_is_refused() {
    assertThat(NewPassword.problem("aaaaaaaaaaaa", "sam")).isPresent();
    assertThat(NewPassword.problem("Password1234", "sam")).isPresent();
    assertThat(NewPassword.problem("QwertyUiop123", "sam")).isPresent();
    assertThat(NewPassword.problem("I am sam.example", "sam.example")).isPresent();
  }

  @Test
  void a_first_password_is_never_refused_and_never_the_same() {
    // A username of letters that no such password holds: with another it is refused now and then.
    assertThat(NewPassword.problem(FirstPassword.make(), "olio")).isEmpty();
    assertThat(FirstPassword.make())
        .matches("([a-z2-9]{4}-){3}[a-z2-9]{4}")
        .isNotEqualTo(FirstPassword.make());
  }
}
