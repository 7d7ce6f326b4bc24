package org.visitline.portal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.portal.timesheets.Period;
import org.visitline.portal.timesheets.TimesheetLine;

class FinanceFileTest {

  /** Sunday 25 October 2026, 23:55, to a visit commissioned for Monday 00:00. */
  @Test
  void date_week_and_start_of_a_claim_belong_to_one_day(@TempDir Path home) throws Exception {
    Path template = home.resolve("template.csv");
    Files.writeString(
        template,
        """
        heading,cell
        VisitDate,{visit_date}
        StartTimeClaimed,{start_claimed}
        WeekEnding,{week_ending}
        ActualDate,{actual_date}
        ActualStartTime,{actual_start}
        """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FinanceFile file =
        FinanceTemplate.read(Optional.of(template)).begin(PAPER, ZoneId.of("Europe/London"), out)) {
      file.add(line("2026-10-25T23:55:00Z", LocalDate.of(2026, 10, 25)));
      file.add(line("2026-10-26T00:02:00Z", LocalDate.of(2026, 10, 26)));
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "VisitDate,StartTimeClaimed,WeekEnding,ActualDate,ActualStartTime",
            "2026-10-26,00:00,2026-11-01,2026-10-25,23:55",
            "2026-10-26,00:00,2026-11-01,2026-10-26,00:02");
  }

  private static final Paper PAPER =
      new Paper(
          new PaperId(1, 0),
          "ALDER",
          "Alder Homecare",
          new Period(LocalDate.of(2026, 10, 19), LocalDate.of(2026, 10, 26)),
          "",
          Instant.parse("2026-10-27T10:30:00Z"),
          2,
          60,
          List.of());

  private static TimesheetLine line(String arrived, LocalDate date) {
    return new TimesheetLine(
        "ALDER",
        "S1",
        "Mrs Ada Example",
        "W1",
        "Wanda Alderson",
        date,
        "personal care",
        "NIGHT-1",
        Instant.parse("2026-10-26T00:00:00Z"),
        30,
        "K1",
        Instant.parse(arrived),
        Instant.parse(arrived).plusSeconds(1800),
        30,
        30,
        "VERIFIED",
        List.of(),
        new TimesheetLine.Sealed("", 30, 1, false));
  }
}
