package org.visitline.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/** The weeks of history, looked at by the engine itself. */
class EveryDiscrepancyTest {

  /** No input file carries an amendment. */
  private static final Set<DiscrepancyCode> OF_AMENDMENTS =
      EnumSet.of(DiscrepancyCode.MANUAL_ENTRY, DiscrepancyCode.MANUAL_AT_PLAN);

  private static final int ENOUGH_TO_SHOW = 3;

  @TempDir Path dir;

  /** The second and third are the weeks in which the clocks change. */
  @ParameterizedTest
  @CsvSource({"1, 2026-11-22", "2, 2026-04-10", "3, 2026-11-03"})
  void every_kind_of_discrepancy_occurs_in_the_small_borough(long seed, LocalDate today)
      throws IOException {
    SampleBorough.write(dir, SampleSize.SMALL, seed, today);
    BoroughOpinion opinion = verified(SampleBorough.opening(today));

    Map<DiscrepancyCode, Integer> counts = new EnumMap<>(DiscrepancyCode.class);
    opinion.findings().found().forEach(found -> counts.merge(found.code(), 1, Integer::sum));
    assertThat(counts).doesNotContainKeys(OF_AMENDMENTS.toArray(DiscrepancyCode[]::new));
    for (DiscrepancyCode code : EnumSet.complementOf(EnumSet.copyOf(OF_AMENDMENTS))) {
      assertThat(counts.getOrDefault(code, 0))
          .as("%s", code)
          .isGreaterThanOrEqualTo(ENOUGH_TO_SHOW);
    }
    assertThat(opinion.findings().failures()).isEmpty();
    // A sample in which most goes wrong would show no officer what a borough looks like.
    assertThat(opinion.callsUnmatched()).isLessThan(opinion.callsRead() / 40);
    assertThat(counts.get(DiscrepancyCode.MISSED_VISIT)).isLessThan(250);
  }

  private BoroughOpinion verified(Instant asOf) throws IOException {
    Borough borough =
        BoroughFiles.read(
            dir,
            "GB",
            new FileNotes() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void warned(String file, String text) {
                throw new AssertionError(file + ": " + text);
              }
            });
    return BoroughRun.verify(
        borough,
        new Setting(
            borough.directory(),
            Policies.DEFAULT,
            new CivilZone(ZoneId.of("Europe/London")),
            borough.outages(),
            asOf));
  }
}
