package org.visitline.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.evidence.CommissionedState.Plan;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.evidence.Sheet.Column;

/** When a pack says that nobody came, and what it counts. */
class CommissionedStateTest {

  private static final Instant LATEST_START = Instant.parse("2026-10-27T12:30:00Z");

  @ParameterizedTest
  @CsvSource({
    // workers, came, outage, cancelled, suspended
    "2026-10-27T11:59:59.999Z, 1, 0, false, false, false, NOT_YET_DUE",
    "2026-10-27T12:00:00Z,     1, 0, false, false, false, NOT_YET_DUE",
    "2026-10-27T12:29:59.999Z, 1, 0, false, false, false, NOT_YET_DUE",
    "2026-10-27T12:30:00Z,     1, 0, false, false, false, NOT_YET_DUE",
    "2026-10-27T12:30:00.001Z, 1, 0, false, false, false, NOBODY_SHOWN",
    "2026-10-27T14:00:00Z,     1, 0, true,  false, false, UNVERIFIED",
    "2026-10-27T14:00:00Z,     1, 1, true,  false, false, ATTENDED",
    "2026-10-27T12:05:00Z,     1, 1, false, false, false, ATTENDED",
    "2026-10-27T12:05:00Z,     2, 1, false, false, false, PART_ATTENDED",
    "2026-10-27T14:00:00Z,     2, 2, false, false, false, ATTENDED",
    "2026-10-27T11:00:00Z,     1, 0, false, true,  false, CANCELLED",
    "2026-10-27T14:00:00Z,     1, 0, false, false, true,  SUSPENDED",
  })
  void nobody_is_missed_before_the_latest_start_has_passed(
      Instant now,
      int workers,
      int came,
      boolean outage,
      boolean cancelled,
      boolean suspended,
      CommissionedState state) {
    assertThat(
            CommissionedState.of(
                new Plan(LATEST_START, workers, came, cancelled, suspended), outage, now))
        .isEqualTo(state);
  }

  @Test
  void minutes_commissioned_are_those_of_every_worker_of_what_is_due() {
    EvidencePack pack =
        new EvidencePack(
            new PackRequest(
                "S1", LocalDate.of(2026, 10, 27), LocalDate.of(2026, 10, 27), "", "", "", false),
            new Person("S1", "10001", "Mrs Ada Example", null, null),
            List.of(
                sheet(
                    "commissioned_visits.csv",
                    List.of("duration_minutes", "workers", "state"),
                    List.of(
                        Cells.of(30, 2, "ATTENDED"),
                        Cells.of(30, 1, "NOBODY_SHOWN"),
                        Cells.of(45, 2, "NOT_YET_DUE"),
                        Cells.of(45, 1, "CANCELLED"))),
                sheet(
                    "visits.csv",
                    List.of("actual_minutes"),
                    List.of(Cells.of(28), Cells.of(29), Cells.of((Object) null))),
                sheet("calls.csv", List.of(), List.of()),
                sheet("continuity.csv", List.of(), List.of())),
            List.of());

    assertThat(PackMaker.summary(pack))
        .containsAllEntriesOf(
            Map.of(
                "Visits commissioned and due, neither cancelled nor suspended", 2,
                "Of these, with nobody shown by calls or amendments", 1L,
                "Minutes commissioned in them, for all their workers", 90L,
                "Visits commissioned and not yet due when the pack was made", 1L,
                "Minutes between arrival and departure, where both are known", 57L));
  }

  private static Sheet sheet(
      String name, List<String> headings, List<List<@Nullable Object>> rows) {
    return new Sheet(name, "", "", headings.stream().map(Column::inFile).toList(), rows);
  }
}
