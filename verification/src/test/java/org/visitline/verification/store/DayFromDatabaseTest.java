package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.days.DayText;
import org.visitline.verification.days.Told;
import org.visitline.verification.decisions.AdasDay;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.time.CivilZone;

/** A doubt about a day in the database can be handed on as a test, as one about files can. */
class DayFromDatabaseTest {

  private static final Instant NOW = Instant.parse("2026-06-02T20:00:00Z");

  @Test
  void a_day_in_the_database_is_told_with_names_and_numbers_replaced() {
    try (Database database = TestDatabases.fresh("day_text")) {
      AdasDay.in(database.jooq());
      JooqWhole whole = JooqWhole.load(database.jooq(), CivilZone.LONDON);
      Setting setting =
          new Setting(
              whole.borough().directory(),
              whole.policies(),
              CivilZone.LONDON,
              whole.borough().outages(),
              NOW);
      String text =
          DayText.of(
              whole.borough(),
              setting,
              BoroughRun.verify(whole.borough(), setting),
              new ServiceUserId("S1"),
              LocalDate.of(2026, 6, 2));
      int arrow = text.indexOf("=>\n");
      assertThat(Told.of(text.substring(0, arrow))).isEqualTo(text.substring(arrow + 3));
      assertThat(text)
          .startsWith("on 2026-06-02\n")
          .contains("Mrs A commissioned ", " arriving\n", "=>\n", "LATE_ARRIVAL")
          .doesNotContain("Ada", "K1");
    }
  }
}
