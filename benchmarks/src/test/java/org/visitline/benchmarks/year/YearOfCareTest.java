package org.visitline.benchmarks.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

  @Test
  void the_engine_and_fastcsv_alone_are_timed_over_the_same_files() {
    assertThat(run("verify", "--dir", folder.toString(), "--sizes", "0.005", "--rounds", "1"))
        .contains("0.005 ")
        .containsPattern("[1-9]\\d* MiB");
  }

  @Test
  void the_sql_of_an_analyst_mostly_agrees_with_the_engine() {
    String said = run("sql", "--dir", folder.toString(), "--size", "0.005");

    Matcher same = Pattern.compile("([\\d,]+)  both: the same").matcher(said);
    assertThat(same.find()).as(said).isTrue();
    assertThat(Integer.parseInt(same.group(1).replace(",", ""))).isGreaterThan(8_000);
  }

  @Test
  void what_if_is_asked_of_the_loaded_year() {
    assertThat(run("whatif", "--dir", folder.toString(), "--size", "0.005", "--rounds", "1"))
        .containsPattern("late after 10 min .* [1-9][\\d,]* of [1-9][\\d,]* visits change");
  }

  /** What a command says; whether a figure is good enough is not asked of a busy machine. */
  private static String run(String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(new CommandLine(new YearCommand()).execute(words)).isBetween(0, 1);
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
