package org.visitline.portal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.furniture.Mistake;
import org.visitline.verification.files.Rejection;

class KeyedFormTest {

  /** What ends an order is a row of all its columns; the form has two fields. */
  @ParameterizedTest
  @CsvSource({
    "valid_to, last",
    "service_order_id, order",
    "provider_id, ''",
    "days, ''",
    "start, ''"
  })
  void the_end_of_an_order_is_mended_at_a_field_of_its_form_or_at_none(
      String column, String field) {
    assertThat(KeyedForm.END.mistake(rejection(column)).field()).isEqualTo(field);
  }

  @Test
  void what_is_wrong_with_a_visits_name_is_not_said_of_its_start() {
    assertThat(KeyedForm.VISIT.mistake(rejection("commissioned_visit_id")))
        .isEqualTo(new Mistake("The visit is none of the list: choose one.", "id"));
  }

  private static Rejection rejection(String column) {
    return new Rejection("a.csv", 2, column, "X", "is not known", "Correct it");
  }
}
