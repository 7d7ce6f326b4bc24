package org.visitline.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.app.sample.care.SampleCall;

/** The small borough as its files tell it. */
class SampleBoroughTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

  /** Ofcom's ranges for drama: none of them rings anybody. */
  private static final String DRAMA =
      "(0207946|0113496|0114496|0115496|0116496|0117496|0118496|0121496|0131496|0141496|0151496"
          + "|0161496|0191498)0\\d{3}|01632960\\d{3}|07700900\\d{3}|08081570\\d{3}";

  @TempDir static Path dir;

  @BeforeAll
  static void make_the_borough() {
    SampleBorough.write(dir, SampleSize.SMALL, 7, TODAY);
  }

  @Test
  void the_same_seed_and_date_make_the_same_bytes(@TempDir Path again, @TempDir Path otherSeed)
      throws IOException {
    SampleBorough.write(again, SampleSize.SMALL, 7, TODAY);
    SampleBorough.write(otherSeed, SampleSize.SMALL, 8, TODAY);
    for (String file : files()) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(dir.resolve(file));
    }
    assertThat(Files.readString(otherSeed.resolve("logged_calls.csv")))
        .isNotEqualTo(Files.readString(dir.resolve("logged_calls.csv")));
  }

  @Test
  void it_is_as_large_as_asked_and_has_every_file() throws IOException {
    assertThat(rows("providers.csv")).hasSize(3);
    assertThat(rows("service_users.csv")).hasSize(200);
    assertThat(rows("care_workers.csv")).hasSize(120);
    assertThat(rows("logged_calls.csv")).hasSizeBetween(12_000, 20_000);
    assertThat(files())
        .contains(
            "service_orders.csv",
            "commissioned_visits.csv",
            "rota.csv",
            "suspensions.csv",
            "outages.csv",
            "calls_today.csv",
            "README.txt");
  }

  @Test
  void the_large_one_has_some_thirty_thousand_calls(@TempDir Path large) throws IOException {
    SampleBorough.write(large, SampleSize.LARGE, 7, TODAY);
    try (Stream<String> lines = Files.lines(large.resolve("logged_calls.csv"))) {
      assertThat(lines.count()).isBetween(28_000L, 36_000L);
    }
  }

  @Test
  void every_number_is_from_the_ranges_for_drama() throws IOException {
    Set<String> numbers = new HashSet<>();
    for (NamedCsvRecord row : rows("service_users.csv")) {
      numbers.addAll(List.of(row.getField("phones").split(";", -1)));
    }
    rows("care_workers.csv").forEach(row -> numbers.add(row.getField("contact_number")));
    rows("logged_calls.csv").forEach(row -> numbers.add(row.getField("dialled_number")));
    rows("logged_calls.csv").forEach(row -> numbers.add(national(row.getField("caller_number"))));
    TodaysScript.read(dir).forEach(call -> numbers.add(national(call.callerNumber())));
    numbers.remove("");
    assertThat(numbers).hasSizeGreaterThan(300).allMatch(number -> number.matches(DRAMA));
  }

  @Test
  void codes_and_pins_are_nobody_elses() throws IOException {
    assertThat(rows("service_users.csv"))
        .extracting(row -> row.getField("code"))
        .doesNotHaveDuplicates();
    assertThat(rows("care_workers.csv"))
        .extracting(row -> row.getField("pin"))
        .doesNotHaveDuplicates()
        .allMatch(pin -> pin.matches("[1-9]\\d{5}"));
  }

  @Test
  void history_ends_where_todays_script_begins() throws IOException {
    Instant opening = SampleBorough.opening(TODAY);
    assertThat(rows("logged_calls.csv"))
        .extracting(row -> Instant.parse(row.getField("answered_at")))
        .isSorted()
        .allMatch(answeredAt -> answeredAt.isBefore(opening));
    assertThat(TodaysScript.read(dir))
        .hasSizeGreaterThan(350)
        .extracting(SampleCall::at)
        .isSorted()
        .allMatch(at -> !at.isBefore(opening));
  }

  @Test
  void adas_last_visit_of_today_is_left_to_the_person_at_the_demo() throws IOException {
    NamedCsvRecord order =
        rows("service_orders.csv").stream()
            .filter(row -> row.getField("service_user_id").equals(Population.ADA))
            .filter(row -> row.getField("start").equals("22:30"))
            .findFirst()
            .orElseThrow();
    assertThat(rows("rota.csv"))
        .filteredOn(
            row ->
                row.getField("commissioned_visit_id")
                    .equals(order.getField("service_order_id") + "@" + TODAY))
        .extracting(row -> row.getField("care_worker_id"))
        .containsExactly(Population.DEMO_WORKER);
    assertThat(TodaysScript.read(dir))
        .filteredOn(call -> call.callerNumber().equals(FictionalNumbers.ADAS_LINE))
        .isNotEmpty()
        .noneMatch(call -> call.pins().contains(Population.DEMO_PIN));
    assertThat(Files.readString(dir.resolve("README.txt")))
        .contains(FictionalNumbers.ADAS_LINE, Population.DEMO_PIN, "FICTIONAL");
  }

  private static String national(String presented) {
    return presented.replaceFirst("^(\\+44|0044|44)", "0");
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<NamedCsvRecord> rows(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(dir.resolve(file))) {
      return csv.stream().toList();
    }
  }
}
