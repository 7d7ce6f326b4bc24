package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.schema.CallId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;

class RecordsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "PA")
  void a_call_is_read_as_it_was_written(@Nullable String dialledProvider) {
    LoggedCall call =
        new LoggedCall(
            new CallId("K1"),
            Instant.parse("2026-06-01T07:02:00.123Z"),
            "020 7946 0001",
            "+442079460001",
            "141207",
            "10001",
            Direction.ARRIVAL,
            dialledProvider == null ? null : new ProviderId(dialledProvider));
    RecordBytes written = RecordBytes.empty();

    Records.write(call, written);

    assertThat(Records.readCall(readable(written))).isEqualTo(call);
  }

  private static RecordBytes readable(RecordBytes written) {
    byte[] bytes = new byte[written.size()];
    written.written().get(bytes);
    return RecordBytes.of(bytes);
  }
}
