package org.visitline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherPeopleTest {

  @Test
  void a_name_is_written_with_and_without_title_and_with_the_surname_first() {
    assertThat(OtherPeople.waysToWrite("Mr Raj Shah"))
        .containsExactly("Mr Raj Shah", "Mr Shah", "Raj Shah", "Shah, Mr Raj", "Shah, Raj");
    assertThat(OtherPeople.waysToWrite("Mrs Ada May Example"))
        .containsExactly(
            "Mrs Ada May Example",
            "Mrs Example",
            "Ada Example",
            "Example, Mrs Ada May",
            "Example, Ada May",
            "Ada May Example");
  }

  @Test
  void a_surname_may_be_anybodys() {
    assertThat(OtherPeople.waysToWrite("Raj Shah")).containsExactly("Raj Shah");
    assertThat(OtherPeople.waysToWrite("Shah")).containsExactly("Shah");
  }

  @Test
  void blanks_that_were_registered_by_mistake_count_as_one() {
    assertThat(OtherPeople.waysToWrite(" Mr  Raj\u00a0Shah "))
        .isEqualTo(OtherPeople.waysToWrite("Mr Raj Shah"));
  }
}
