package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.EVIDENCE_PACK;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.schema.Database;

@ExtendWith(RunningPortal.class)
class AuditTest {

  /**
   * When it fails: put {@code @Audited(...)} on the route's method; audit/package-info says how.
   */
  @Test
  void every_route_says_what_it_does_with_peoples_data(Portal portal) {
    Map<RequestMappingInfo, HandlerMethod> routes =
        portal
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods();

    List<String> silent =
        routes.values().stream()
            .filter(route -> route.getBeanType().getName().startsWith("org.visitline."))
            .filter(route -> route.getMethodAnnotation(Audited.class) == null)
            .map(HandlerMethod::getShortLogMessage)
            .toList();
    List<String> changesUnsaid =
        routes.entrySet().stream()
            .filter(route -> !route.getKey().getMethodsCondition().getMethods().isEmpty())
            .filter(
                route ->
                    route.getKey().getMethodsCondition().getMethods().stream()
                        .noneMatch(method -> method.name().equals("GET")))
            .filter(route -> route.getValue().getBeanType().getName().startsWith("org.visitline."))
            .filter(route -> deed(route.getValue()) == Deed.LISTED)
            .map(route -> route.getValue().getShortLogMessage())
            .toList();

    assertThat(silent).as("routes without @Audited").isEmpty();
    assertThat(changesUnsaid).as("routes that are posted to, declared as a list").isEmpty();
    assertThat(routes.values().stream().map(AuditTest::deed)).allMatch(Deed::isOfARoute);
  }

  private static Deed deed(HandlerMethod route) {
    Audited audited = route.getMethodAnnotation(Audited.class);
    return audited == null ? Deed.NOTHING : audited.value();
  }

  @Test
  void who_looks_at_a_visit_is_written_down_with_whom_it_shows(Portal portal, Database database)
      throws Exception {
    Visitor.loggedIn(portal, "ann").get("provider/visits/K1");

    assertThat(latest(database.jooq(), "ann"))
        .startsWith("LOOKED GET /provider/visits/{*id} /provider/visits/K1 PROVIDER ALDER")
        .contains("SERVICE_USER S1", "CARE_WORKER W1");
  }

  @Test
  void what_is_decided_or_taken_about_a_person_is_found_under_that_person(
      Portal portal, Database database) throws Exception {
    // The database is every test class's: what is decided here would be decided in the next.
    var jooq = database.jooq();
    List<Long> decidedBefore =
        jooq.fetchValues(
            select(DISCREPANCY.DISCREPANCY_ID).from(DISCREPANCY).where(DISCREPANCY.ACKNOWLEDGED));
    try {
      decides(portal, database);
    } finally {
      jooq.deleteFrom(EVIDENCE_PACK).where(EVIDENCE_PACK.REASON.eq("enquiry 7")).execute();
      jooq.deleteFrom(ACKNOWLEDGEMENT).where(ACKNOWLEDGEMENT.REASON_CODE.eq("WEATHER")).execute();
      jooq.update(DISCREPANCY)
          .set(DISCREPANCY.ACKNOWLEDGED, false)
          .where(DISCREPANCY.DISCREPANCY_ID.notIn(decidedBefore))
          .execute();
      jooq.deleteFrom(TO_VERIFY).where(TO_VERIFY.SERVICE_USER_ID.eq("S1")).execute();
    }
  }

  private static void decides(Portal portal, Database database) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    olive.submit(
        olive.page("evidence"),
        "evidence",
        Map.of(
            "service-user", "S1",
            "from", "2026-10-27",
            "to", "2026-10-27",
            "asked-by", "Adult Social Care",
            "reason", "enquiry 7"));
    assertThat(latest(database.jooq(), "olive"))
        .startsWith("TOOK POST /evidence")
        .contains("SERVICE_USER S1");

    Document story = olive.page("visits/K1");
    olive.submit(
        story,
        "discrepancies/acknowledge",
        Map.of(
            "finding",
            story.selectFirst("input[name=finding]").attr("value"),
            "reason",
            "WEATHER",
            "note",
            ""));
    assertThat(latest(database.jooq(), "olive"))
        .startsWith("CHANGED POST /discrepancies/acknowledge")
        .contains("SERVICE_USER S1");

    Visitor ann = Visitor.loggedIn(portal, "ann");
    ann.submit(
        ann.page("provider/visits/K1"),
        "provider/amendments",
        Map.of("visit", "K1", "reason", "nothing", "note", ""));
    assertThat(latest(database.jooq(), "ann"))
        .startsWith("CHANGED POST /provider/amendments")
        .contains("SERVICE_USER S1", "CARE_WORKER W1");
  }

  @Test
  void what_changed_nothing_is_not_told_as_done(Portal portal) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Document page = selma.page("lines");
    selma.submit(page, "lines/end", Map.of("service-user", "S1", "number", "+442079460999"));
    assertThat(selma.page("lines").text()).contains("not registered to this person any more");
    selma.submit(page, "senior/retention/lift", Map.of("id", "987654"));
    assertThat(selma.page("senior/retention").text()).contains("There is no such hold any more");

    assertThat(selma.get("senior/export?service-user=Nobody").statusCode()).isEqualTo(302);

    assertThat(selma.page("audit?person=selma").select("tbody tr").eachText().stream().limit(9))
        .filteredOn(row -> row.contains("Tried to"))
        .satisfiesExactly(
            taken -> assertThat(taken).contains("Tried to take a file", "no file was given"),
            lifted -> assertThat(lifted).contains("retention/lift", "nothing was changed"),
            ended -> assertThat(ended).contains("lines/end", "nothing was changed"));
  }

  @Test
  void the_log_says_in_words_whom_an_entry_is_about(Portal portal) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.get("visits/K1");

    assertThat(selma.page("audit?about=S1").select("td[data-label=About]").first().children())
        .hasSize(1)
        .first()
        .satisfies(
            about ->
                assertThat(about.children().eachText())
                    .containsExactlyInAnyOrder("Service user S1", "Care worker W1"));
  }

  @Test
  void who_asks_for_what_is_not_theirs_is_written_down_too(Portal portal, Database database)
      throws Exception {
    Visitor ben = Visitor.loggedIn(portal, "ben");

    ben.get("provider/visits/K1");
    assertThat(latest(database.jooq(), "ben")).startsWith("LOOKED GET /provider/visits/{*id}");
    ben.get("today");
    assertThat(latest(database.jooq(), "ben")).startsWith("REFUSED GET /today");

    assertThat(Visitor.loggedIn(portal, "olive").page("audit?person=ben").select("tbody").text())
        .contains("not answered (404)", "refused: not for this role");
  }

  @Test
  void signing_in_and_failing_to_are_written_down_and_no_password_typed_as_a_name(
      Portal portal, Database database) throws Exception {
    Visitor.at(portal).logIn("hunter2 is my password", "x");
    assertThat(latest(database.jooq(), "unknown")).startsWith("SIGN_IN_FAILED");
    assertThat(database.jooq().fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.USERNAME.contains("hunter2")))
        .isZero();

    Visitor olive = Visitor.loggedIn(portal, "olive");
    assertThat(latest(database.jooq(), "olive")).startsWith("SIGNED_IN");
    olive.submit(olive.page("today"), "logout", Map.of());
    assertThat(latest(database.jooq(), "olive")).startsWith("SIGNED_OUT");
  }

  @Test
  void what_was_refused_stands_there_as_tried(Portal portal) throws Exception {
    Visitor ann = Visitor.loggedIn(portal, "ann");
    Document page = ann.page("provider/timesheet?from=2026-10-26&to=2026-10-26");
    ann.submit(
        page,
        "provider/timesheet/seal",
        Map.of(
            "from",
            "2026-10-26",
            "to",
            "2026-10-26",
            "visits",
            "1",
            "payable",
            "1",
            "settled",
            "1"));
    ann.submit(page, "provider/sealed-timesheets/999/corrections", Map.of());

    assertThat(
            Visitor.loggedIn(portal, "olive")
                .page("audit?person=ann&did=CHANGED")
                .select("td[data-label=What]")
                .eachText())
        .startsWith(
            "Tried to change not answered (404)", "Tried to change refused, nothing was changed");
  }

  @Test
  void a_file_taken_away_is_written_down(Portal portal, Database database) throws Exception {
    Visitor.loggedIn(portal, "ann").get("provider/timesheet.csv?from=2026-10-26&to=2026-11-01");

    assertThat(latest(database.jooq(), "ann"))
        .startsWith("TOOK GET /provider/timesheet.csv")
        .contains("?from=2026-10-26&to=2026-11-01");
  }

  @Test
  void a_board_that_stands_open_is_one_look(Portal portal, Database database) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    int before = looks(database, "olive");

    for (int again = 0; again < 5; again++) {
      olive.get("today?date=2026-10-27");
    }

    assertThat(looks(database, "olive")).isEqualTo(before + 1);
  }

  @Test
  void an_officer_of_one_area_finds_what_was_done_about_people_there(Portal portal)
      throws Exception {
    Visitor.loggedIn(portal, "ann").get("provider/visits/K1");
    Visitor zoe = Visitor.loggedIn(portal, "zoe");

    Document log = zoe.page("audit");

    assertThat(log.select("tbody").text()).contains("Zoe of ZZ2").doesNotContain("Ann at Alder");
    assertThat(log.select(".notice").text()).contains("only people in ZZ2");
    assertThat(Visitor.loggedIn(portal, "olive").page("audit").select("tbody").text())
        .contains("Ann at Alder");
  }

  @Test
  void nobody_alters_or_removes_an_entry(Portal portal, Database database) throws Exception {
    Visitor.loggedIn(portal, "ann").get("provider/visits/K1");

    assertThatThrownBy(
            () -> database.jooq().update(AUDIT_ENTRY).set(AUDIT_ENTRY.USERNAME, "ben").execute())
        .hasMessageContaining("the audit log is never changed");
    assertThatThrownBy(() -> database.jooq().deleteFrom(AUDIT_SUBJECT).execute())
        .hasMessageContaining("kept until its retention ends");
    assertThatThrownBy(() -> database.jooq().deleteFrom(AUDIT_ENTRY).execute())
        .hasMessageContaining("kept until its retention ends");
  }

  private static int looks(Database database, String username) {
    return database
        .jooq()
        .fetchCount(
            AUDIT_ENTRY, AUDIT_ENTRY.USERNAME.eq(username).and(AUDIT_ENTRY.DEED.eq("LISTED")));
  }

  /** The latest entry of somebody's in one line. */
  private static String latest(DSLContext jooq, String username) {
    var entry =
        jooq.selectFrom(AUDIT_ENTRY)
            .where(AUDIT_ENTRY.USERNAME.eq(username))
            .orderBy(AUDIT_ENTRY.AUDIT_ID.desc())
            .limit(1)
            .fetchSingle();
    var subjects =
        jooq.selectFrom(AUDIT_SUBJECT)
            .where(AUDIT_SUBJECT.AUDIT_ID.eq(entry.getAuditId()))
            .fetch(row -> row.getKind() + " " + row.getSubjectId());
    return String.join(
        " ",
        entry.getDeed(),
        entry.getRoute(),
        entry.getAddress(),
        entry.getRole(),
        String.valueOf(entry.getProviderId()),
        subjects.toString());
  }
}
