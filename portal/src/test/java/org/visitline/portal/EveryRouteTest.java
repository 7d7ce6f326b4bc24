package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.CARE_CASE_FINDING;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.Routes.Route;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/**
 * Walks every route that Spring knows: as no one, as a provider, as another provider, as each role,
 * with the ids of what belongs to somebody else in every place and parameter.
 */
@ExtendWith(RunningPortal.class)
class EveryRouteTest {

  private static final List<String> FOR_ANYONE = List.of("/login", "/error", "/api/");

  /** Everything of Alder's that must never reach Birch. */
  private static final List<String> ALDERS =
      List.of("Alder", "Ada Example", "Bram Example", "Cora Example", "Wanda", "Will Alderson");

  private static final List<String> BIRCHES = List.of("Birch", "Dev Example", "Bela");

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"");

  /**
   * What a request may leave behind whoever sends it: that somebody was there, and a month that was
   * counted for whoever asks next, which is nobody's.
   */
  private static final List<String> TRACES =
      List.of(
          "audit_",
          "portal_session",
          "flyway_",
          "sign_in_",
          "known_browser",
          "saved_view",
          "measured_month");

  /** Where each role is at home; what is in no list of its own is a monitoring officer's. */
  private static final Map<String, List<String>> HOMES =
      Map.of(
          "olive", List.of("officer"),
          "selma", List.of("officer", "senior"),
          "fay", List.of("finance"),
          "ann", List.of("provider"),
          "mo", List.of("provider", "manager"));

  @Test
  void no_one_gets_further_than_the_log_in(Portal portal, Database database) throws Exception {
    Map<String, String> before = contents(database);
    Visitor nobody = Visitor.at(portal);
    for (Route route : forSomebody(portal)) {
      for (String path : route.paths()) {
        HttpResponse<String> answer = nobody.send(route.method(), path, route.form("ALDER"));
        String which = route.method() + " " + path;

        if (route.isRead()) {
          assertThat(answer.statusCode()).as(which).isEqualTo(302);
          assertThat(Visitor.location(answer)).as(which).endsWith("/login");
        } else {
          assertThat(answer.statusCode()).as(which).isIn(302, 403);
        }
        assertThat(answer.body()).as(which).doesNotContain(ALDERS).doesNotContain(BIRCHES);
      }
    }
    assertThat(contents(database)).isEqualTo(before);
  }

  @Test
  void each_role_gets_what_is_for_it_and_nothing_else(Portal portal, Database database)
      throws Exception {
    for (String username : HOMES.keySet()) {
      Visitor visitor = Visitor.loggedIn(portal, username);
      Map<String, String> before = contents(database);
      for (Route route : forSomebody(portal)) {
        if (HOMES.get(username).stream().anyMatch(home -> homes(route).contains(home))) {
          continue;
        }
        String path = route.paths().getFirst();
        HttpResponse<String> answer = visitor.sendWithToken(route.method(), path, route.form("K1"));

        assertThat(answer.statusCode())
            .as(username + ": " + route.method() + " " + path)
            .isEqualTo(403);
      }
      assertThat(contents(database)).as(username).isEqualTo(before);
    }
  }

  @Test
  void no_page_shows_one_provider_anything_of_another(Portal portal) throws Exception {
    Visitor ann = Visitor.loggedIn(portal, "mo");
    Visitor ben = Visitor.loggedIn(portal, "bea");
    int pages = 0;
    for (Route route : forSomebody(portal)) {
      if (!route.isRead()
          || !route.pattern().startsWith("/provider")
          || route.pattern().endsWith("/events")) {
        continue;
      }
      for (String address : addresses(route)) {
        pages++;
        assertThat(told(ben.get(address).body())).as("to Birch: " + address).doesNotContain(ALDERS);
        assertThat(told(ann.get(address).body()))
            .as("to Alder: " + address)
            .doesNotContain(BIRCHES);
      }
    }
    assertThat(pages).isGreaterThan(20);
  }

  /** As Birch's manager, who may do everything that a provider's people may. */
  @Test
  void no_form_changes_anything_of_another_provider(Portal portal, Database database)
      throws Exception {
    Visitor bea = Visitor.loggedIn(portal, "bea");
    List<String> questions = forWhatIsNotBirchs(database);
    Map<String, String> before = answers(questions, database);
    for (Route route : forSomebody(portal)) {
      if (route.isRead() || !route.pattern().startsWith("/provider")) {
        continue;
      }
      for (String path : route.paths()) {
        for (String id : List.of("K1", "DONE-1", "W1", "S1", "ann", "1", "ALDER")) {
          bea.sendWithToken(route.method(), path, route.form(id));
        }
        assertThat(answers(questions, database))
            .as(route.method() + " " + path + " with one of these ids")
            .isEqualTo(before);
      }
    }
  }

  @Test
  void an_officer_of_one_area_sees_nobody_of_another(Portal portal) throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    for (Route route : forSomebody(portal)) {
      if (!route.isRead()
          || !homes(route).contains("officer")
          || route.pattern().endsWith("/events")) {
        continue;
      }
      for (String address : addresses(route)) {
        assertThat(zoe.get(address).body())
            .as("to an officer of ZZ2: " + address)
            .doesNotContain("Ada Example", "Bram Example", "Cora Example", "Dev Example");
      }
    }
  }

  @Test
  void a_page_that_is_only_asked_for_tells_of_no_problem(Portal portal) throws Exception {
    for (String username : List.of("selma", "fay", "mo")) {
      Visitor visitor = Visitor.loggedIn(portal, username);
      for (Route route : forSomebody(portal)) {
        if (!route.isRead() || route.pattern().endsWith("/events")) {
          continue;
        }
        for (String path : route.paths()) {
          HttpResponse<String> answer = visitor.get(path.substring(1));
          if (answer.statusCode() == 200) {
            assertThat(Jsoup.parse(answer.body()).select(".problem, .told"))
                .as(username + ": " + path)
                .isEmpty();
          }
        }
      }
    }
  }

  @Test
  void nor_gathers_a_finding_of_theirs_in_a_case_of_ones_own(Portal portal, Running running)
      throws Exception {
    var jooq = running.database().jooq();
    long adas =
        jooq.select(DSL.min(DISCREPANCY.DISCREPANCY_ID))
            .from(DISCREPANCY)
            .where(DISCREPANCY.SERVICE_USER_ID.eq("S1"))
            .fetchSingle()
            .value1();

    Visitor.loggedIn(portal, "zoe")
        .sendWithToken("POST", "cases", "title=Mine&kind=MONITORING&finding=" + adas + ":");

    assertThat(jooq.fetchCount(CARE_CASE_FINDING, CARE_CASE_FINDING.ADDED_BY.eq("zoe"))).isZero();
  }

  @Test
  void nor_rejects_a_visit_to_them_that_was_added_by_hand(Portal portal, Database database)
      throws Exception {
    var jooq = database.jooq();
    long added =
        jooq.insertInto(AMENDMENT)
            .set(AMENDMENT.SERVICE_USER_ID, "S1")
            .set(AMENDMENT.CARE_WORKER_ID, "W1")
            .set(AMENDMENT.ARRIVED_AT, ADayOfCare.at("09:00"))
            .set(AMENDMENT.REASON_CODE, "WEATHER")
            .set(AMENDMENT.NOTE, "")
            .set(AMENDMENT.AUTHOR, "ann")
            .set(AMENDMENT.WRITTEN_AT, ADayOfCare.HALF_PAST_TEN)
            .returningResult(AMENDMENT.AMENDMENT_NO)
            .fetchSingle()
            .value1();
    String reject = "amendments/" + added + "/reject";
    try {
      assertThat(
              Visitor.loggedIn(portal, "zoe").sendWithToken("POST", reject, "note=No").statusCode())
          .isEqualTo(404);
      assertThat(jooq.fetchCount(AMENDMENT_WITHDRAWAL)).isZero();

      Visitor.loggedIn(portal, "olive").sendWithToken("POST", reject, "note=No");
      assertThat(jooq.fetchCount(AMENDMENT_WITHDRAWAL)).as("who may see all areas").isOne();
    } finally {
      jooq.deleteFrom(AMENDMENT_WITHDRAWAL).execute();
      jooq.deleteFrom(AMENDMENT).execute();
    }
  }

  @Test
  void another_providers_visit_is_as_unknown_as_one_that_never_was(Portal portal) throws Exception {
    Visitor ben = Visitor.loggedIn(portal, "ben");

    for (String others :
        List.of("commissioned-visits/DONE-1", "commissioned-visits/LATE-1", "visits/K1")) {
      HttpResponse<String> answer = ben.get("provider/" + others);
      HttpResponse<String> never = ben.get("provider/" + others + "-NEVER");
      assertThat(answer.statusCode()).as(others).isEqualTo(404);
      assertThat(said(answer)).as(others).isEqualTo(said(never));
    }
    assertThat(ben.get("provider/visits/K4").statusCode()).isEqualTo(200);
  }

  /** Without the token of the log-out form, which is another each time. */
  private static String said(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).text();
  }

  /**
   * What the page says, but for the visitor's own name and for the token of its forms: its letters
   * are any, and may well spell a name.
   */
  private static String told(String body) {
    return FORM_TOKEN
        .matcher(body)
        .replaceAll("")
        .replace("Mo at Alder", "")
        .replace("Bea at Birch", "");
  }

  private static List<Route> forSomebody(Portal portal) {
    return Routes.of(portal).stream()
        .filter(route -> FOR_ANYONE.stream().noneMatch(route.pattern()::startsWith))
        .toList();
  }

  private static List<String> homes(Route route) {
    String pattern = route.pattern();
    if (pattern.equals("/") || pattern.startsWith("/account")) {
      return List.of("officer", "finance", "provider");
    }
    if (pattern.startsWith("/sign-in")) {
      return List.of();
    }
    if (pattern.startsWith("/provider/manage/")) {
      return List.of("manager");
    }
    if (pattern.startsWith("/provider/")) {
      return List.of("provider");
    }
    if (pattern.startsWith("/senior/")) {
      return List.of("senior");
    }
    boolean financial = pattern.startsWith("/timesheets") || pattern.startsWith("/measures");
    return financial && route.isRead() ? List.of("officer", "finance") : List.of("officer");
  }

  private static List<String> addresses(Route route) {
    return route.paths().stream()
        .flatMap(
            path ->
                Stream.concat(
                    Stream.of(path),
                    Stream.of("ALDER", "BIRCH", "K1").map(id -> path + "?" + route.form(id))))
        .toList();
  }

  /** Each table's checksum. */
  private static Map<String, String> contents(Database database) {
    Map<String, String> sums = new TreeMap<>();
    for (var table : database.jooq().fetch("show tables")) {
      String name = table.get(0, String.class);
      if (TRACES.stream().noneMatch(name::startsWith)) {
        sums.put(
            name,
            database.jooq().fetchSingle("checksum table `" + name + "`").get(1, String.class));
      }
    }
    return sums;
  }

  /** Everything that is not Birch's own: of a table with a provider, the rows of the others. */
  private static List<String> forWhatIsNotBirchs(Database database) {
    List<String> ofProviders =
        database
            .jooq()
            .fetch(
                "select table_name from information_schema.columns where table_schema = database()"
                    + " and column_name = 'provider_id'")
            .getValues(0, String.class);
    return contents(database).keySet().stream()
        .map(
            table ->
                "select * from `%s`%s"
                    .formatted(
                        table,
                        ofProviders.contains(table)
                            ? " where provider_id is null or provider_id <> 'BIRCH'"
                            : ""))
        .toList();
  }

  private static Map<String, String> answers(List<String> questions, Database database) {
    Map<String, String> answers = new TreeMap<>();
    questions.forEach(
        question -> answers.put(question, database.jooq().fetch(question).formatCSV()));
    return answers;
  }
}
