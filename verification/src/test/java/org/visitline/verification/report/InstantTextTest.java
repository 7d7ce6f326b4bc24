package org.visitline.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-06-01T23:59:59.999Z",
        "2026-06-02T00:00:00.001Z",
        "2026-10-25T00:59:59.120Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "+12026-06-01T07:08:09.010Z",
      })
  void writesAsJavaDoes(String text) {
    assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void writesAnyMomentAsJavaDoes() {
    Random random = new Random(20261122);
    for (int i = 0; i < 10_000; i++) {
      Instant at = Instant.ofEpochMilli(random.nextLong(-5_000_000_000_000L, 5_000_000_000_000L));
      assertThat(InstantText.of(at)).isEqualTo(at.toString());
    }
  }
}
