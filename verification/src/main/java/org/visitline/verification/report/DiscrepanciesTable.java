package org.visitline.verification.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Wording;

/** {@code discrepancies.csv}: every finding. */
final class DiscrepanciesTable {

  private static final List<String> HEADER =
      List.of(
          "code",
          "class",
          "commissioned_visit_id",
          "visit",
          "care_worker_id",
          "call_id",
          "measured",
          "threshold",
          "explanation");

  private static final int PART = 2_000;

  private DiscrepanciesTable() {}

  static void write(Path folder, Collection<Finding> findings, Wording words) throws IOException {
    new Table(folder, "discrepancies.csv", HEADER)
        .write(
            inOrder(findings),
            (part, table) -> part.forEach(finding -> write(finding, words, table)));
  }

  /** In parts of a few thousand. Findings of one code are sorted by themselves: most are of few. */
  private static List<List<Finding>> inOrder(Collection<Finding> findings) {
    Map<String, List<Finding>> byCode = new TreeMap<>();
    for (Finding finding : findings) {
      byCode.computeIfAbsent(finding.code().name(), code -> new ArrayList<>()).add(finding);
    }
    List<List<Finding>> parts = new ArrayList<>();
    for (List<Finding> ofCode : byCode.values()) {
      Finding[] sorted = ofCode.toArray(Finding[]::new);
      Arrays.parallelSort(sorted, Finding.IN_ORDER);
      for (int from = 0; from < sorted.length; from += PART) {
        parts.add(List.of(Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + PART))));
      }
    }
    return parts;
  }

  private static void write(Finding finding, Wording words, Table.Rows table) {
    Measurement measurement = finding.evidence().measurement();
    table.row(
        finding.code().name(),
        finding.code().kind().name(),
        Cell.of(finding.commissionedVisit()),
        Cell.of(finding.visit()),
        Cell.of(finding.worker()),
        Cell.of(finding.call()),
        measurement == null ? "" : Long.toString(measurement.measured()),
        measurement == null ? "" : Long.toString(measurement.threshold()),
        finding.evidence().explanation(words));
  }
}
