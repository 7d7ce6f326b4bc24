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
        String[] parts = text.split("=>\\n", 2);
        String again = Told.of(parts[0]);
        days++;
        if (!again.equals(parts[1])) {
          wrong.add(name + " " + home.id() + " " + date);
        }
      }
    }
    assertThat(EVEN).containsAll(wrong);
    assertThat(days).isGreaterThan(10);
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
