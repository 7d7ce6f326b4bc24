package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02079460123",
        "020 7946 0123",
        "(020) 7946-0123",
        "+44 20 7946 0123",
        "+44 (0)20 7946 0123",
        "00442079460123",
        "442079460123",
        " 02079460123 "
      })
  void one_telephone_has_one_name_however_it_is_written(String presented) {
    assertThat(CallerNumber.find(presented, "GB")).contains(new CallerNumber("+442079460123"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anonymous",
        "Anonymous",
        "UNAVAILABLE",
        "unknown",
        "private",
        "withheld",
        "0",
        // No UK number is as short, or as long.
        "12345",
        "79460123",
        "0207946012345678",
        // The networks' marker for 'no valid number', of whatever length is possible.
        "08979012345",
        "+448979012345",
        "0897912345",
        "sip:somebody",
        "'; DROP TABLE logged_call; --"
      })
  void what_is_no_number_counts_as_withheld(String presented) {
    assertThat(CallerNumber.find(presented, "GB")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+33 1 99 00 12 34", "0033199001234"})
  void a_number_from_abroad_keeps_its_country(String presented) {
    assertThat(CallerNumber.find(presented, "GB")).contains(new CallerNumber("+33199001234"));
  }

  @ParameterizedTest
  @CsvSource({
    "+442079460123, 020 7946 0123",
    "02079460123, 020 7946 0123",
    "020 7946 0123, 020 7946 0123",
    "+441614960555, 0161 496 0555",
    "+441632960123, 01632 960123",
    "+447700900123, 07700 900123",
    "08081570123, 0808 157 0123",
    "+33199001234, +33 1 99 00 12 34",
    "anonymous, anonymous",
    "12345, 12345"
  })
  void a_number_is_said_in_one_form_however_it_came(String written, String said) {
    assertThat(CallerNumber.said(written, "GB")).isEqualTo(said);
  }
}
