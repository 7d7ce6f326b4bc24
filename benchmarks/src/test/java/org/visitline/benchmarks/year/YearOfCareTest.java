package org.visitline.benchmarks.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The year that is measured: a small one is like the large ones. */
class YearOfCareTest {

  private static final YearOfCare SMALL = new YearOfCare(0.005, 7, LocalDate.parse("2025-10-01"));

  @TempDir private Path folder;

  @Test
  void the_same_seed_writes_the_same_files() throws IOException {
    YearOfCare.Written written = SMALL.write(folder.resolve("one"));
    assertThat(SMALL.write(folder.resolve("other"))).isEqualTo(written);
    assertThat(written.visits()).isGreaterThan(10_000);
    for (String file : names(folder.resolve("one"))) {
      assertThat(folder.resolve("other").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
