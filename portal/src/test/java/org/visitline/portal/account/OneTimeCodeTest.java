package org.visitline.portal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

  private static final byte[] RFC_SECRET =
      "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = Base32.encode(RFC_SECRET);

  /** Appendix B of RFC 6238. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void it_gives_the_codes_of_the_rfc(long second, String code) {
    assertThat(OneTimeCode.digits(RFC_SECRET, second / 30, 8, 100_000_000)).isEqualTo(code);
  }

  /** Section 10 of RFC 4648, its padding left out. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void base32_is_that_of_the_rfc(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    assertThat(new String(Base32.decode(encoded), StandardCharsets.US_ASCII)).isEqualTo(text);
  }

  @Test
  void base32_has_no_eight() {
    assertThatThrownBy(() -> Base32.decode("AB8")).hasMessageContaining("'8'");
  }

  @Test
  void a_code_is_good_in_its_own_half_minute_and_in_the_ones_beside_it() {
    String code = OneTimeCode.at(SECRET, 100);

    assertThat(OneTimeCode.stepOf(code, SECRET, at(98), -1)).isEmpty();
    assertThat(OneTimeCode.stepOf(code, SECRET, at(99), -1)).hasValue(100);
    assertThat(OneTimeCode.stepOf(code, SECRET, at(100), -1)).hasValue(100);
    assertThat(OneTimeCode.stepOf(code, SECRET, at(101), -1)).hasValue(100);
    assertThat(OneTimeCode.stepOf(code, SECRET, at(102), -1)).isEmpty();
  }

  @Test
  void a_code_that_was_taken_is_spent_and_so_are_those_before_it() {
    String code = OneTimeCode.at(SECRET, 100);

    assertThat(OneTimeCode.stepOf(code, SECRET, at(100), 99)).hasValue(100);
    assertThat(OneTimeCode.stepOf(code, SECRET, at(100), 100)).isEmpty();
    assertThat(OneTimeCode.stepOf(OneTimeCode.at(SECRET, 99), SECRET, at(100), 100)).isEmpty();
  }

  private static Instant at(long step) {
    return Instant.ofEpochSecond(step * 30);
  }
}
