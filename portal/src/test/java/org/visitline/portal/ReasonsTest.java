package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_OUTCOME;
import static org.visitline.schema.jooq.Tables.REASON_CODE;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/** The reasons to choose from, from the page under Set up to the lists that offer them. */
@ExtendWith(RunningPortal.class)
class ReasonsTest {

  private static Database database;
  private static Portal portal;
  private static Visitor selma;

  @BeforeAll
  static void open(Running shared) throws Exception {
    database = Database.open(shared.server().database("reasons"), 8);
    ADayOfCare.fill(database);
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN);
    selma = Visitor.loggedIn(portal, "selma");
  }

  @AfterAll
  static void close() {
    portal.close();
    database.close();
  }

  @Test
  void a_reason_is_added_given_archived_and_still_read() throws Exception {
    Document added = add("The lift’s  out of order", "persons", "yes");
    assertThat(added.select(".told .notice").text())
        .isEqualTo("‘The lift’s out of order’ can be given from now on.");
    assertThat(added.select("h2:contains(Not the provider) + ul li:contains(lift)").text())
        .isEqualTo(
            "The lift’s out of order with a note THE_LIFTS_OUT_OF_ORDER"
                + " Archive ‘The lift’s out of order’ ‘The lift’s out of order’ would be offered no"
                + " more, and cannot be taken out of the archive. What was decided for it keeps it."
                + " Yes, archive it");
    assertThat(added.select("details:not([open]) form[action=/senior/reasons/archive]"))
        .as("it is asked before anything is archived")
        .hasSameSizeAs(added.select("form[action=/senior/reasons/archive]"));
    assertThat(lastNote())
        .isEqualTo("added the reason THE_LIFTS_OUT_OF_ORDER: The lift’s out of order");
    Visitor ann = Visitor.loggedIn(portal, "ann");
    assertThat(offered(ann)).contains("The lift’s out of order (with a note)");

    assertThat(amended(ann, "07:57", "").select(".told .problem").text()).contains("needs a note");
    amended(ann, "07:57", "Stuck on two.");

    Document archived =
        followed(
            selma.submit(
                selma.page("senior/reasons"),
                "senior/reasons/archive",
                Map.of("code", "THE_LIFTS_OUT_OF_ORDER")));
    assertThat(archived.select("main > ul li:contains(lift)")).isEmpty();
    assertThat(archived.select("main > details:not([open]) li:contains(lift)").text())
        .isEqualTo("The lift’s out of order THE_LIFTS_OUT_OF_ORDER Not the provider’s fault");
    assertThat(lastNote())
        .isEqualTo("archived the reason THE_LIFTS_OUT_OF_ORDER: The lift’s out of order");
    assertThat(offered(ann)).noneMatch(one -> one.contains("lift"));
    assertThat(amended(ann, "07:56", "Stuck again.").select(".told .problem").text())
        .contains("Choose a reason from the list.");
    assertThat(
            ann.page("provider/visits/K1").select("section[aria-labelledby=amendments] td").text())
        .as("what was decided for it reads as before")
        .contains("The lift’s out of order Not the provider’s fault Stuck on two.");

    add("The lift’s out of order", "providers", "");
    assertThat(
            database
                .jooq()
                .fetchValue(
                    REASON_CODE.PREFERRED, REASON_CODE.REASON_CODE_.eq("THE_LIFTS_OUT_OF_ORDER_2")))
        .as("the same words, given anew, are another reason")
        .isFalse();
  }

  @Test
  void a_reason_that_says_too_little_or_is_there_already_is_refused_at_its_field()
      throws Exception {
    int before = database.jooq().fetchCount(REASON_CODE);
    assertRefused(add(" ", "persons", ""), "Write the reason", "add-wording");
    assertRefused(add("x".repeat(201), "persons", ""), "Write the reason", "add-wording");
    Document sideless = add("A power cut", "", "yes");
    assertRefused(sideless, "Say whether what happened is the provider’s side.", "add-side");
    assertThat(sideless.select("#add-wording").val()).isEqualTo("A power cut");
    assertThat(sideless.select("#add-note[checked]")).hasSize(1);
    assertRefused(add("too few STAFF", "providers", ""), "in the list already", "add-wording");
    assertThat(database.jooq().fetchCount(REASON_CODE)).isEqualTo(before);
  }

  @Test
  void another_reason_is_never_archived_and_what_is_no_reason_is_not_there() throws Exception {
    Document page = selma.page("senior/reasons");
    assertThat(page.select("input[name=code][value=OTHER]")).isEmpty();
    assertThat(
            followed(selma.submit(page, "senior/reasons/archive", Map.of("code", "OTHER")))
                .select(".told .problem")
                .text())
        .contains("‘Another reason (say which)’ stays");
    assertThat(selma.submit(page, "senior/reasons/archive", Map.of("code", "NOBODYS")).statusCode())
        .isEqualTo(404);
    assertThat(selma.page("senior").select("a[href=/senior/reasons]")).hasSize(1);
  }

  @Test
  void only_a_senior_officer_changes_the_reasons() throws Exception {
    int before = database.jooq().fetchCount(REASON_CODE);
    for (String username : new String[] {"olive", "zoe", "fay", "mo", "ann"}) {
      Visitor other = Visitor.loggedIn(portal, username);
      assertThat(other.get("senior/reasons").statusCode()).as(username).isEqualTo(403);
      assertThat(
              other
                  .sendWithToken("POST", "senior/reasons", "wording=Mine&side=persons")
                  .statusCode())
          .as(username)
          .isEqualTo(403);
      assertThat(other.sendWithToken("POST", "senior/reasons/archive", "code=WEATHER").statusCode())
          .as(username)
          .isEqualTo(403);
    }
    assertThat(database.jooq().fetchCount(REASON_CODE)).isEqualTo(before);
    assertThat(offered(Visitor.loggedIn(portal, "ann"))).contains("Weather or closed roads");
  }

  private static Document add(String wording, String side, String note) throws Exception {
    return followed(
        selma.submit(
            selma.page("senior/reasons"),
            "senior/reasons",
            Map.of("form", "add", "wording", wording, "side", side, "note", note)));
  }

  private static Document amended(Visitor who, String arrived, String note) throws Exception {
    HttpResponse<String> answer =
        who.submit(
            who.page("provider/visits/K1"),
            "provider/amendments",
            Map.of(
                "visit",
                "K1",
                "arrived",
                "2026-10-27T" + arrived,
                "reason",
                "THE_LIFTS_OUT_OF_ORDER",
                "note",
                note));
    return who.page(Visitor.location(answer).substring(1));
  }

  private static List<String> offered(Visitor who) throws Exception {
    return who.page("provider/visits/K1").select("select[name=reason] option").eachText();
  }

  private static void assertRefused(Document page, String why, String field) {
    assertThat(page.select(".told .problem a[href=#" + field + "]").text()).contains(why);
    assertThat(page.select("#" + field + "[aria-invalid=true]")).hasSize(1);
  }

  private static String lastNote() {
    return database
        .jooq()
        .select(AUDIT_OUTCOME.NOTE)
        .from(AUDIT_ENTRY)
        .join(AUDIT_OUTCOME)
        .on(AUDIT_OUTCOME.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
        .where(AUDIT_ENTRY.USERNAME.eq("selma"))
        .and(AUDIT_ENTRY.DEED.eq("CHANGED"))
        .orderBy(AUDIT_ENTRY.AUDIT_ID.desc())
        .limit(1)
        .fetchSingle()
        .value1();
  }

  private static Document followed(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return selma.page(Visitor.location(answer).substring(1));
  }
}
