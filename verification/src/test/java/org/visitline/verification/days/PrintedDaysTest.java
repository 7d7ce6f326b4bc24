package org.visitline.verification.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/** A real day that was printed is a test that holds. */
class PrintedDaysTest {

  /**
   * Days on which two assignments are exactly as good as each other, so that the names decide, or
   * the order of two lines of one moment does: and names are what a printed day keeps to itself.
   */
  private static final Set<String> EVEN =
      Set.of(
          "small-2 S004 2026-01-31",
          "borough S008 2026-06-05",
          "borough S047 2026-06-05",
          "borough S051 2026-06-01");

  private static final Path CASES = Path.of("src/test/resources/org/visitline/verification/cases");

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void every_day_at_every_home_says_when_read_again_what_the_engine_said_of_it(String name)
      throws IOException {
    Borough borough = BoroughFiles.read(CASES.resolve(name).resolve("in"), "GB", quiet());
    Instant asOf = Instant.parse(Files.readString(CASES.resolve(name).resolve("as-of")).strip());
    Setting setting =
        new Setting(
            borough.directory(), Policies.DEFAULT, CivilZone.LONDON, borough.outages(), asOf);
    BoroughOpinion opinion = BoroughRun.verify(borough, setting);
    List<LocalDate> dates =
        borough.calls().stream()
            .map(call -> CivilZone.LONDON.dateOf(call.answeredAt()))
            .distinct()
            .toList();
    List<String> wrong = new ArrayList<>();
    int days = 0;
    for (ServiceUser home : borough.directory().serviceUsers()) {
      for (LocalDate date : dates) {
        String text = DayText.of(borough, setting, opinion, home.id(), date);
        days++;
        if (!Told.of(before(text)).equals(after(text))) {
          wrong.add(name + " " + home.id() + " " + date);
        }
      }
    }
    assertThat(EVEN).containsAll(wrong);
    assertThat(days).isGreaterThan(10);
  }

  @Test
  void what_people_said_and_a_contracts_own_policy_are_told_too() {
    DayOfCare day =
        DayOfCare.of(
            """
            PIN 1412 is Ana of Kind
            PIN 1413 is Ben of Kind
            policy of Kind: late_after_minutes 5; long_by_minutes 20
            Mrs B commissioned 08:00, 30 min, from Kind
            Mrs B commissioned 12:00, 30 min, from Kind
            Mrs B commissioned 18:00, 30 min, from Kind
            08:06 Mrs B PIN 1412 arriving
            08:30 Mrs B PIN 1412 leaving
            12:00 nobody PIN 1412 arriving, from withheld
            12:30 Mrs B PIN 1412 leaving
            13:00 nobody PIN 1412 arriving, from withheld
            call K3 was at Mrs B
            call K5 was nothing
            visit K1 corrected to ? - 08:54
            visit added: Mrs B PIN 1413 18:00 - ?
            visit AM1 corrected to ? - 18:30
            """);
    ServiceUser home = day.borough().directory().serviceUsers().iterator().next();
    String text = DayText.of(day.borough(), day.setting(), day.verify(), home.id(), day.day());
    assertThat(text)
        .isEqualTo(
            """
            on 2026-03-02
            told of this day and home only
            Mrs A lives on 020 7946 0101 nowhere known
            PIN 1401 is Ann of Elm
            PIN 1402 is Bob of Elm
            policy of Elm: late_after_minutes 5; long_by_minutes 20
            Mrs A commissioned 08:00, 30 min, from Elm
            Mrs A commissioned 12:00, 30 min, from Elm
            Mrs A commissioned 18:00, 30 min, from Elm
            08:06 Mrs A PIN 1401 arriving
            08:30 Mrs A PIN 1401 leaving
            12:00 Mrs A PIN 1401 arriving, from withheld
            12:30 Mrs A PIN 1401 leaving
            call K3 was at Mrs A
            visit K1 corrected to ? - 08:54
            visit added: Mrs A PIN 1402 18:00 - ?
            visit AM1 corrected to ? - 18:30
            =>
            Mrs A  Ann 08:06 - 08:54 for 08:00  LATE_ARRIVAL  MANUAL_ENTRY
            Mrs A  Ann 12:00 - 12:30 for 12:00  LINES_DIFFER  MANUAL_ENTRY  WITHHELD_LINE
            Mrs A  Bob 18:00 - 18:30 for 18:00  MANUAL_AT_PLAN  MANUAL_ENTRY
            """);
    assertThat(Told.of(before(text))).isEqualTo(after(text));
  }

  private static String before(String text) {
    return text.substring(0, text.indexOf("=>\n"));
  }

  private static String after(String text) {
    return text.substring(text.indexOf("=>\n") + 3);
  }

  @Test
  void names_and_numbers_are_other_ones() throws IOException {
    Borough borough = BoroughFiles.read(CASES.resolve("small-1").resolve("in"), "GB", quiet());
    Instant asOf =
        Instant.parse(Files.readString(CASES.resolve("small-1").resolve("as-of")).strip());
    Setting setting =
        new Setting(
            borough.directory(), Policies.DEFAULT, CivilZone.LONDON, borough.outages(), asOf);
    BoroughOpinion opinion = BoroughRun.verify(borough, setting);
    LocalDate date = CivilZone.LONDON.dateOf(borough.calls().getFirst().answeredAt());
    for (ServiceUser home : borough.directory().serviceUsers()) {
      String text = DayText.of(borough, setting, opinion, home.id(), date);
      assertThat(text).startsWith("on " + date).doesNotContain(home.name(), home.id().value());
      borough
          .directory()
          .workers()
          .forEach(worker -> assertThat(text).doesNotContain(worker.name(), worker.id().value()));
      assertThat(text.replace("020 7946 0", "").replace("07700 900", ""))
          .doesNotContainPattern("\\d{5}");
    }
  }

  private static FileNotes quiet() {
    return new FileNotes() {
      @Override
      public void rejected(Rejection rejection) {}

      @Override
      public void warned(String file, String text) {}
    };
  }
}
