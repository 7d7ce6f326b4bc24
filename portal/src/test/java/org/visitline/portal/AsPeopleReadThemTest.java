package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/** Minutes and telephone numbers stand in one form, whatever page they are on. */
@ExtendWith(RunningPortal.class)
class AsPeopleReadThemTest {

  private static final Path PAGES = Path.of("src/main/resources/org/visitline/portal/pages");

  /** Minutes that a page writes by itself, and not as {@code @civil.minutes(...)} writes them. */
  private static final Pattern BARE_MINUTES =
      Pattern.compile("[mM]inutes\\w*\\(\\)(}| \\+ ') ?min\\b");

  @Test
  void a_thousand_minutes_have_a_comma_and_a_number_its_spaces(Running shared) throws Exception {
    try (Database database = Database.open(shared.server().database("as_read"), 8)) {
      ADayOfCare.fill(database);
      var jooq = database.jooq();
      new ADayOfCare(jooq)
          .commissioned("ALL-DAY", "S1", "ALDER", "13:00", "13:00", 1440, 1, false, 0);
      jooq.update(LOGGED_CALL)
          .set(LOGGED_CALL.CALLER_NUMBER, LOGGED_CALL.CALLER_E164)
          .where(LOGGED_CALL.CALLER_E164.isNotNull())
          .execute();
      jooq.update(CARE_WORKER).set(CARE_WORKER.CONTACT_NUMBER, "+447700900123").execute();
      jooq.update(TIMESHEET_LINE).set(TIMESHEET_LINE.ACTUAL_MINUTES, 2802).execute();
      try (Portal portal =
          Portal.start(
              PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN)) {
        Visitor olive = Visitor.loggedIn(portal, "olive");

        assertThat(olive.page("commissioned-visits/ALL-DAY").selectFirst("h1").text())
            .endsWith("13:00 for 1,440 min");
        assertThat(olive.page("today?show=all").select("table.board").text())
            .contains("1,440 min personal care");
        assertThat(
                olive
                    .page("timesheets/timesheet?provider=ALDER&from=2026-10-27&to=2026-10-27")
                    .select("td[data-label=Actual]")
                    .text())
            .isEqualTo("2,802 min");

        String opened =
            Visitor.location(
                olive.sendWithToken("POST", "cases", "title=Mornings&service-user=S1"));
        assertThat(
                olive
                    .page(opened.substring(1) + "?from=2026-10-27&to=2026-10-27")
                    .select("td[data-label=Order] span")
                    .eachText())
            .contains("08:00 for 30 min", "Between 12:00 and 12:30 for 30 min");

        assertThat(olive.page("unmatched-calls").select(".num-text").text())
            .isEqualTo("0161 496 0555");
        assertThat(olive.page("unmatched-calls/K6").select("dl").text()).contains("0161 496 0555");
        assertThat(olive.page("visits/K1").select(".num-text").eachText())
            .containsOnly("020 7946 0101");
        assertThat(olive.page("service-users/S1").select(".each").text()).contains("020 7946 0101");
        assertThat(olive.page("care-workers/W1").select("dl").text()).contains("07700 900123");
        assertThat(olive.page("search?q=01614960555").text()).contains("from 0161 496 0555");
      }
    }
  }

  @Test
  void no_page_writes_minutes_by_itself() throws IOException {
    List<String> bare = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        BARE_MINUTES
            .matcher(Files.readString(page))
            .results()
            .forEach(found -> bare.add(page.getFileName() + ": " + found.group()));
      }
    }
    assertThat(bare).isEmpty();
  }
}
