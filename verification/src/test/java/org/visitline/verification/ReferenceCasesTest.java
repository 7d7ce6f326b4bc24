package org.visitline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/**
 * Four small boroughs with messy calls, beside what a separate, brute-force reading of the rules
 * arrives at.
 */
class ReferenceCasesTest {

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void the_visits_are_those_of_the_separate_reading(String name) throws IOException {
    List<String> visits =
        verify(name).serviceUsers().stream()
            .flatMap(opinion -> opinion.visits().stream())
            .map(ReferenceCasesTest::line)
            .toList();
    assertThat(visits).containsExactlyInAnyOrderElementsOf(expected(name, "visits.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void the_findings_are_those_of_the_separate_reading(String name) throws IOException {
    Set<String> compared = codesThatOccurInAnyCase();
    List<String> findings =
        verify(name).findings().found().stream()
            .filter(finding -> compared.contains(finding.code().name()))
            .map(ReferenceCasesTest::line)
            .toList();
    assertThat(findings).containsExactlyInAnyOrderElementsOf(expected(name, "discrepancies.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void no_rule_throws(String name) throws IOException {
    assertThat(verify(name).findings().failures()).isEmpty();
  }

  private static BoroughOpinion verify(String name) throws IOException {
    Path folder = folder(name);
    Borough borough = BoroughFiles.read(folder.resolve("in"), "GB", NOTHING_REJECTED);
    Instant asOf = Instant.parse(Files.readString(folder.resolve("as-of")).strip());
    return BoroughRun.verify(
        borough,
        new Setting(
            borough.directory(), Policies.DEFAULT, CivilZone.LONDON, borough.outages(), asOf));
  }

  private static Path folder(String name) {
    return Path.of("src/test/resources/org/visitline/verification/cases").resolve(name);
  }

  private static List<String> expected(String name, String file) throws IOException {
    try (Stream<String> lines = Files.lines(folder(name).resolve("expected").resolve(file))) {
      return lines.skip(1).toList();
    }
  }

  /** The separate reading leaves out rules that found nothing anywhere. */
  private static Set<String> codesThatOccurInAnyCase() {
    Set<String> codes = new TreeSet<>();
    for (String name : List.of("small-1", "small-2", "clock-change", "borough")) {
      try {
        expected(name, "discrepancies.csv").forEach(l -> codes.add(l.split(",", 2)[0]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return codes;
  }

  private static String line(MatchedVisit matched) {
    Visit visit = matched.visit();
    return Stream.of(
            visit.id(),
            visit.serviceUser().id(),
            visit.worker().id(),
            visit.provider(),
            visit.arrival() == null ? null : visit.arrival().id(),
            visit.departure() == null ? null : visit.departure().id(),
            visit.arrivedAt(),
            visit.departedAt(),
            matched.commissioned() == null ? null : matched.commissioned().id(),
            visit.locationProof(),
            visit.extraCalls().stream()
                .map(call -> call.id().value())
                .collect(Collectors.joining(";")))
        .map(ReferenceCasesTest::text)
        .collect(Collectors.joining(","));
  }

  private static String line(Finding finding) {
    return Stream.of(
            finding.code(),
            finding.commissionedVisit(),
            finding.visit(),
            finding.worker(),
            finding.call())
        .map(ReferenceCasesTest::text)
        .collect(Collectors.joining(","));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static final FileNotes NOTHING_REJECTED =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {
          throw new AssertionError(rejection.toString());
        }

        @Override
        public void warned(String file, String text) {
          throw new AssertionError(file + ": " + text);
        }
      };
}
