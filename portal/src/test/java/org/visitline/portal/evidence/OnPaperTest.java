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
import org.assertj.core.data.Offset;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.api.Test;
import org.visitline.portal.documents.OtherPeople;
import org.visitline.portal.evidence.DayStrips.Bar;
import org.visitline.portal.evidence.DayStrips.Commissioned;
import org.visitline.portal.evidence.DayStrips.Span;
import org.visitline.portal.evidence.DayStrips.Strip;
import org.visitline.portal.evidence.JooqEvidence.Person;
import org.visitline.portal.furniture.CivilTime;

/** What fits on a page of a pack, and in which words. */
class OnPaperTest {

  /** A4 on its side, within its margins. */
  private static final int PAGE_MM = 267;

  /** The drawing's own, in the template. */
  private static final double DRAWING_WIDTH = 680;

  private static final double HALF_AN_HOURS_NAME = 12;

  /** Places are rounded to tenths. */
  private static final Offset<Double> PIXEL = Offset.offset(0.5);

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
            List.of(new Commissioned(begins, begins, Duration.ofHours(2), true)),
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
  void a_visit_within_its_window_is_not_drawn_as_late() {
    Instant start = CIVIL.startOf(AUTUMN.from()).plus(Duration.ofMinutes(9 * 60 + 15));
    Duration halfAnHour = Duration.ofMinutes(30);
    Instant latest = start.plus(Duration.ofHours(2));
    Instant arrived = start.plus(Duration.ofMinutes(51));
    DayStrips drawing =
        DayStrips.of(
                AUTUMN,
                List.of(
                    new Commissioned(start, latest, halfAnHour, true),
                    new Commissioned(start.plus(halfAnHour), latest, halfAnHour, false),
                    new Commissioned(latest, latest, halfAnHour, true)),
                List.of(new Span(arrived, arrived.plus(halfAnHour), "actual")),
                CIVIL)
            .getFirst();

    Strip strip = drawing.strips().getFirst();
    Bar block = strip.planned().getFirst();
    assertThat(strip.windows()).extracting(Bar::kind).containsExactly("window");
    Bar window = strip.windows().getFirst();
    assertThat(left(window)).as("runs on from the block").isCloseTo(right(block), PIXEL);
    assertThat(right(window) - left(block))
        .as("up to the latest start and the length: 2 h 30 min")
        .isCloseTo(5 * (right(block) - left(block)), PIXEL);
    assertThat(right(strip.actual().getFirst())).isLessThan(right(window));
    assertThat(drawing.words())
        .contains(
            ": 3 planned, 1 shown by calls. Of those planned, 1 may begin at any moment within a"
                + " window: between 09:15 and 11:15.");
  }

  private static double left(Bar bar) {
    return Double.parseDouble(bar.x());
  }

  private static double right(Bar bar) {
    return left(bar) + Double.parseDouble(bar.width());
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
