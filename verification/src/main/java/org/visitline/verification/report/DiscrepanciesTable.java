package org.visitline.verification.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

  private DiscrepanciesTable() {}

  static void write(Path folder, Collection<Finding> findings, Wording words) throws IOException {
    Finding[] sorted = findings.toArray(Finding[]::new);
    Arrays.parallelSort(sorted, Finding.IN_ORDER);
    try (Table table = new Table(folder, "discrepancies.csv", HEADER)) {
      for (Finding finding : sorted) {
        write(finding, words, table);
      }
    }
  }

  private static void write(Finding finding, Wording words, Table table) {
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
