package org.visitline.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.portal.evidence.Sheet.Column.both;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.api.Test;
import org.visitline.portal.documents.OtherPeople;
import org.visitline.portal.evidence.DayStrips.Span;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.furniture.CivilTime;

/** What fits on a page of a pack, and in which words. */
class OnPaperTest {

  /** A4 on its side, within its margins. */
  private static final int PAGE_MM = 267;

  /** The drawing's own, in the template. */
  private static final double DRAWING_WIDTH = 680;

  private static final double HALF_AN_HOURS_NAME = 12;

  private static final PackRequest AUTUMN =
      new PackRequest(
          "S1", LocalDate.of(2026, 9, 22), LocalDate.of(2026, 10, 28), "Sally", "", "why", false);

  private static final CivilTime CIVIL =
      new CivilTime(ZoneId.of("Europe/London"), () -> Instant.EPOCH);

  @Test
  void every_table_fits_on_the_page() {
    DSLContext nothing =
        DSL.using(
            new MockConnection(
                asked ->
                    new MockResult[] {
                      new MockResult(0, DSL.using(SQLDialect.MARIADB).newResult())
                    }),
            SQLDialect.MARIADB);

    Person person = new Person("S1", "10001", "Mrs Ada Example", null, null);
    assertThat(new PackMaker(nothing, CIVIL).make(AUTUMN, person).sheets())
        .hasSizeGreaterThan(12)
        .allSatisfy(
            sheet ->
                assertThat(sheet.width())
                    .as(sheet.name())
                    .isPositive()
                    .isLessThanOrEqualTo(PAGE_MM));
  }

  @Test
  void each_week_is_drawn_by_itself_with_all_hours_within_the_page() {
    Instant begins = CIVIL.startOf(AUTUMN.from()).plus(Duration.ofHours(23));
    List<DayStrips> drawings =
        DayStrips.of(
            AUTUMN,
            List.of(new Span(begins, begins.plus(Duration.ofHours(2)), "planned")),
            List.of(),
            CIVIL);

    assertThat(drawings)
        .extracting(drawing -> drawing.strips().size())
        .containsExactly(7, 7, 7, 7, 7, 2);
    assertThat(drawings.getFirst().strips())
        .extracting(strip -> strip.planned().size())
        .containsExactly(1, 1, 0, 0, 0, 0, 0);
    assertThat(drawings.getFirst().words()).contains(": 1 planned, 0 shown by calls.");
    assertThat(drawings)
        .allSatisfy(
            drawing -> {
              String[] midnight = drawing.hours().getLast();
              assertThat(midnight[1]).isEqualTo("24:00");
              assertThat(Double.parseDouble(midnight[0]) + HALF_AN_HOURS_NAME)
                  .isLessThanOrEqualTo(DRAWING_WIDTH);
            });
  }

  @Test
  void codes_stand_in_words_and_once_below_as_the_file_has_them() {
    Sheet sheet =
        new Sheet(
            "findings.csv",
            "Findings",
            "",
            List.of(
                both("code", "Finding", 44, PaperWords::finding),
                both("part", "Taken as", 24, PaperWords::of)),
            List.of(
                Cells.of("LATE_ARRIVAL", "ARRIVAL"),
                Cells.of("LATE_ARRIVAL", OtherPeople.ANOTHER_PERSON),
                Cells.of("UNVERIFIED_VISIT", null),
                Cells.of("A_NEW_RULE", "NO VISIT")));

    assertThat(sheet.rows().stream().map(row -> String.join(" / ", sheet.onPaper(row, CIVIL))))
        .containsExactly(
            "Late arrival / Arrival",
            "Late arrival / [another person]",
            "Visit that could not be verified / ",
            "A new rule / No visit");
    assertThat(sheet.codes())
        .isEqualTo(
            "‘A new rule’ is A_NEW_RULE, ‘Late arrival’ is LATE_ARRIVAL,"
                + " ‘Visit that could not be verified’ is UNVERIFIED_VISIT");
    assertThat(PaperWords.days("MON;WED")).isEqualTo("Mon, Wed");
    assertThat(PaperWords.days("MON;TUE;WED;THU;FRI;SAT;SUN")).isEqualTo("Every day");
  }

  @Test
  void a_thousand_minutes_have_a_comma_on_paper_and_none_in_the_file() {
    Sheet sheet =
        new Sheet(
            "visits.csv",
            "Visits",
            "",
            List.of(both("visit", "Visit", 42), both("actual_minutes", "Min", 11)),
            List.of(Cells.of("4711", 1440)));

    assertThat(sheet.onPaper(sheet.rows().getFirst(), CIVIL)).containsExactly("4711", "1,440");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    sheet.write(file, CIVIL);
    assertThat(file.toString(StandardCharsets.UTF_8)).contains("4711,1440");
  }
}
