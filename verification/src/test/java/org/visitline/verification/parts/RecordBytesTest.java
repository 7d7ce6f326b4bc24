package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBytesTest {

  private final RecordBytes written = RecordBytes.empty();

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        63,
        64,
        -64,
        -65,
        8191,
        8192,
        1_790_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void any_number_is_read_as_it_was_written(long number) {
    written.writeLong(number);
    written.writeInt((int) number);

    RecordBytes read = readable();
    assertThat(read.readLong()).isEqualTo(number);
    assertThat(read.readInt()).isEqualTo((int) number);
    assertThat(read.isReadable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "63, 1", "64, 2", "86399, 3", "1790000000, 5"})
  void small_numbers_are_short(long number, int bytes) {
    written.writeLong(number);
    assertThat(written.size()).isEqualTo(bytes);
  }

  @Test
  void texts_and_numbers_come_back_in_their_order_however_long() {
    String longText = "Zoë ".repeat(5_000);
    written.writeText("");
    written.writeInt(7);
    written.writeText(longText);
    written.writeBoolean(true);

    RecordBytes read = readable();
    assertThat(read.readText()).isEmpty();
    assertThat(read.readInt()).isEqualTo(7);
    assertThat(read.readText()).isEqualTo(longText);
    assertThat(read.readBoolean()).isTrue();
    assertThat(read.isReadable()).isFalse();
  }

  private RecordBytes readable() {
    byte[] bytes = new byte[written.size()];
    written.written().get(bytes);
    return RecordBytes.of(bytes);
  }
}
