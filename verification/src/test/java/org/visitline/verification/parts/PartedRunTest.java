package org.visitline.verification.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

class PartedRunTest {

  private static final Path CASES = Path.of("src/test/resources/org/visitline/verification/cases");

  @TempDir Path folder;

  /** In one part, in a few, and in more parts than there are homes. */
  @ParameterizedTest
  @CsvSource({
    "small-1, 1",
    "small-1, 3",
    "small-2, 1000",
    "clock-change, 2",
    "borough, 1",
    "borough, 7",
    "borough, 40"
  })
  void in_parts_comes_the_same_as_all_at_once(String name, int parts) throws IOException {
    Path in = CASES.resolve(name).resolve("in");
    Instant asOf = Instant.parse(Files.readString(CASES.resolve(name).resolve("as-of")).strip());
    Borough whole = BoroughFiles.read(in, "GB", NOTES);
    Setting setting =
        new Setting(whole.directory(), Policies.DEFAULT, CivilZone.LONDON, whole.outages(), asOf);
    BoroughOpinion expected = BoroughRun.verify(whole, setting);

    Told told = new Told(new Wording(CivilZone.LONDON, whole.directory()));
    try (WorkingFile working = new WorkingFile(folder)) {
      PartedBorough borough = PartedBorough.read(in, working, "GB", NOTES, parts);
      new PartedRun(borough, setting, working).verify(told, step -> {});
    }

    assertThat(told.callsRead).isEqualTo(expected.callsRead());
    assertThat(told.callsPlaced).isEqualTo(expected.callsPlaced());
    assertThat(told.unmatched).isEqualTo(expected.callsUnmatched());
    assertThat(sorted(told.homes)).isEqualTo(sorted(homes(expected)));
    assertThat(sorted(told.findings)).isEqualTo(sorted(told.said(expected.findings())));
    assertThat(sorted(told.lines)).isEqualTo(sorted(lines(expected)));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("nothing is left on the disk").isEmpty();
    }
  }

  private static List<String> homes(BoroughOpinion opinion) {
    return opinion.serviceUsers().stream().map(PartedRunTest::home).toList();
  }

  private static String home(ServiceUserOpinion home) {
    return home.serviceUser().id() + " " + home.fulfilments() + " " + home.visits();
  }

  private static List<String> lines(BoroughOpinion opinion) {
    Timesheet timesheet = new Timesheet(Policies.DEFAULT, Decisions.NONE);
    BoroughOpinion.ByHome found = opinion.byHome();
    List<String> lines = new ArrayList<>();
    for (ServiceUserOpinion home : opinion.serviceUsers()) {
      FindingsBySubject findings = found.about(home);
      home.visits().forEach(visit -> lines.add(line(timesheet.line(visit, findings))));
    }
    return lines;
  }

  private static String line(TimesheetLine line) {
    return line.toString();
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }

  /** Writes down whatever it is told. */
  private static final class Told implements PartedRun.Report {

    private final Timesheet timesheet = new Timesheet(Policies.DEFAULT, Decisions.NONE);
    private final Wording words;
    private final List<String> homes = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private long callsRead;
    private long callsPlaced;
    private long unmatched;

    Told(Wording words) {
      this.words = words;
    }

    @Override
    public synchronized void homes(BoroughOpinion opinion) {
      callsRead += opinion.callsRead();
      callsPlaced += opinion.callsPlaced();
      unmatched += opinion.callsUnmatched();
      homes.addAll(PartedRunTest.homes(opinion));
      findings.addAll(said(opinion.findings()));
    }

    @Override
    public synchronized void further(Findings further) {
      findings.addAll(said(further));
    }

    @Override
    public synchronized void known(ServiceUser who, List<KnownVisit> visits) {
      for (KnownVisit visit : visits) {
        lines.add(line(timesheet.undecided(visit.matched(), visit.found(), visit.doubtful())));
      }
    }

    private List<String> said(Findings of) {
      List<String> said = new ArrayList<>();
      for (Finding finding : of.found()) {
        said.add(finding + " " + finding.evidence().explanation(words));
      }
      of.notRun().forEach(reason -> said.add(reason.toString()));
      of.failures().forEach(failure -> said.add(failure.toString()));
      return said;
    }
  }

  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void warned(String file, String text) {}
      };
}
