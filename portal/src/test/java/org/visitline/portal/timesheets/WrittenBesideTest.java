package org.visitline.portal.timesheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file that is written on another thread is the file that would have been written on this. */
class WrittenBesideTest {

  private final List<String> written = new ArrayList<>();

  @Test
  void every_line_is_written_once_and_in_its_order_before_the_file_is_closed() throws Exception {
    List<String> visits = IntStream.range(0, 12_345).mapToObj(Integer::toString).toList();
    try (WrittenBeside file = new WrittenBeside(new Remembering())) {
      visits.forEach(visit -> file.add(SomeLine.of(visit)));
    }
    assertThat(written).hasSize(12_346).startsWith("0", "1", "2").endsWith("12344", "closed");
    assertThat(written.subList(0, 12_345)).isEqualTo(visits);
  }

  @Test
  void who_takes_the_file_has_gone_and_no_more_lines_are_read_for_them() {
    List<Integer> read = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              try (WrittenBeside file = new WrittenBeside(new Remembering())) {
                for (int line = 0; line < 1_000_000; line++) {
                  read.add(line);
                  file.add(SomeLine.of(line == 700 ? "gone" : "still there"));
                }
              }
            })
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Broken pipe");
    assertThat(read).hasSizeLessThan(10_000);
    assertThat(written).endsWith("closed");
  }

  @Test
  void what_is_wrong_with_the_last_lines_is_told_when_the_file_is_closed() {
    assertThatThrownBy(
            () -> {
              try (WrittenBeside file = new WrittenBeside(new Remembering())) {
                file.add(SomeLine.of("gone"));
              }
            })
        .hasMessageContaining("Broken pipe");
  }

  @Test
  void nothing_of_it_is_left_running() throws Exception {
    try (WrittenBeside file = new WrittenBeside(new Remembering())) {
      file.add(SomeLine.of("one"));
    }
    // A thread that has done all its work still takes a moment to be gone.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("timesheet")) {
        assertThat(thread.join(Duration.ofSeconds(10))).as("the writer has ended").isTrue();
      }
    }
  }

  private final class Remembering implements TimesheetFile {

    @Override
    public void add(TimesheetLine line) {
      if (line.visitId().equals("gone")) {
        throw new UncheckedIOException(new IOException("Broken pipe"));
      }
      written.add(line.visitId());
    }

    @Override
    public void close() {
      written.add("closed");
    }
  }
}
