package org.visitline.verification.report;

import java.util.List;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Wording;

/** {@code discrepancies.csv}: every finding. */
final class DiscrepanciesTable {

  static final String NAME = "discrepancies.csv";

  static final List<String> HEADER =
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

  /**
   * By which the rows are sorted, as {@link Finding#IN_ORDER} does: ids are of ASCII above the
   * blank, so a zero sets them apart, and what is not there comes first.
   */
  static String key(Finding finding) {
    return String.join(
        "\0",
        finding.code().name(),
        Cell.of(finding.commissionedVisit()),
        Cell.of(finding.visit()),
        Cell.of(finding.worker()),
        Cell.of(finding.call()),
        Cell.of(finding.otherVisit()));
  }

  static void write(Finding finding, Wording words, CsvText table) {
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
