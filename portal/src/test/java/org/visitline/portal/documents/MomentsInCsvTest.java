package org.visitline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsInCsvTest {

  @Test
  void a_moment_is_written_as_java_writes_it() {
    for (String at :
        new String[] {
          "2026-10-27T07:58:00Z",
          "2026-10-25T00:59:59.999Z",
          "2024-02-29T23:59:59.050Z",
          "2026-01-01T00:00:00.007Z",
          "1969-12-31T23:59:59.500Z",
          "1000-01-01T00:00:00Z",
          "2026-10-27T07:58:00.000123Z",
          "+10000-01-01T00:00:00Z"
        }) {
      assertThat(SafeCsv.moment(Instant.parse(at))).isEqualTo(at);
    }
    new Random(1)
        .longs(10_000, -100_000_000_000_000L, 100_000_000_000_000L)
        .mapToObj(Instant::ofEpochMilli)
        .forEach(at -> assertThat(SafeCsv.moment(at)).isEqualTo(at.toString()));
  }
}
