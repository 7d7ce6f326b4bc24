package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.IMPORT_CHANGE;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD_FILE;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;

@ExtendWith(RunningPortal.class)
class ImportsTest {

  private static final String PEOPLE =
      """
      service_user_id,code,name,phones
      N1,20001,Mrs Nora New,020 7946 0888
      N2,20002,Mr No Number,
      N3,bad,Mr Bad Code,
      """;

  private static final String VISITS =
      """
      commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes
      NV1,N1,ALDER,personal care,2026-10-29,08:00,30
      NV2,NOBODY,ALDER,personal care,2026-10-29,08:00,30
      """;

  private final DSLContext jooq;
  private final Portal portal;

  ImportsTest(Running running) {
    this.jooq = running.database().jooq();
    this.portal = running.portal();
  }

  @AfterEach
  void asBefore() {
    jooq.deleteFrom(DATED_VISIT).execute();
    jooq.deleteFrom(REGISTERED_NUMBER)
        .where(REGISTERED_NUMBER.SERVICE_USER_ID.like("N%"))
        .execute();
    jooq.deleteFrom(SERVICE_USER).where(SERVICE_USER.SERVICE_USER_ID.like("N%")).execute();
    jooq.deleteFrom(TO_VERIFY).execute();
    jooq.deleteFrom(IMPORT_UPLOAD).execute();
  }

  @Test
  void files_are_looked_at_first_and_then_loaded_as_was_said() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    HttpResponse<String> uploaded =
        selma.upload(
            "senior/imports",
            Map.of("service_users.csv", PEOPLE, "commissioned_visits.csv", VISITS));
    Document preview = selma.page(Visitor.location(uploaded).substring(1));

    assertThat(preview.select("tbody tr").eachText())
        .containsExactly("service_users.csv 3 2 0 0 1", "commissioned_visits.csv 2 1 0 0 1");
    assertThat(preview.select("main li").text())
        .contains("service_users.csv line 4, code 'bad'")
        .contains("commissioned_visits.csv line 3");
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("N1"))).isZero();

    String id = Visitor.location(uploaded).replaceAll(".*id=", "");
    Document loaded =
        Jsoup.parse(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).body());

    assertThat(loaded.select("tbody tr").eachText())
        .isEqualTo(preview.select("tbody tr").eachText());
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("N1"))).isEqualTo(1);
    assertThat(jooq.fetchCount(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("N1"))).isPositive();
    assertThat(jooq.fetchCount(IMPORT_UPLOAD_FILE)).as("the content is dropped").isZero();
    assertThat(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).statusCode())
        .as("a second time")
        .isEqualTo(404);
    assertThat(selma.page("senior/imports").select("tbody").text())
        .contains("Loaded by Selma Senior", "service_users.csv")
        .as("which rows were left out, and nothing of what stood in them")
        .contains("left out", "commissioned_visits.csv line 3", "service_users.csv line 4, code:")
        .doesNotContain("rejected", "'bad'");
  }

  @Test
  void rows_that_would_be_left_out_are_told_in_the_order_of_their_lines() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id =
        uploaded(
            selma,
            Map.of(
                "commissioned_visits.csv",
                VISITS.lines().findFirst().orElseThrow()
                    + "\nCV-A,NOBODY,ALDER,x,2026-11-02,08:00,30"
                    + "\nCV-B,S1,ALDER,x,no-date,08:00,30"
                    + "\nCV-C,NOBODY,ALDER,x,2026-11-02,08:00,30\n"));

    assertThat(
            selma.page("senior/imports/preview?id=" + id).select("main li").eachText().stream()
                .map(line -> line.replaceAll(".*(line [0-9]+).*", "$1")))
        .containsExactly("line 2", "line 3", "line 4");
  }

  @Test
  void a_worker_who_has_moved_to_another_provider_is_left_out_in_the_preview() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String row = "W1,BIRCH,Wanda Alderson,930713\n";
    HttpResponse<String> uploaded =
        selma.upload(
            "senior/imports",
            Map.of("care_workers.csv", "care_worker_id,provider_id,name,pin\n" + row));
    Document preview = selma.page(Visitor.location(uploaded).substring(1));

    assertThat(preview.select("tbody tr").eachText()).containsExactly("care_workers.csv 1 0 0 0 1");
    assertThat(preview.select("main li").text())
        .contains(
            "care_workers.csv line 2, care_worker_id 'W1': has logged visits as a worker of ALDER");
    assertThat(jooq.fetchValue(CARE_WORKER.PROVIDER_ID, CARE_WORKER.CARE_WORKER_ID.eq("W1")))
        .isEqualTo("ALDER");
  }

  @Test
  void the_latest_load_can_be_looked_at_again_and_taken_back_once() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int people = jooq.fetchCount(SERVICE_USER);
    String id =
        Visitor.location(
                selma.upload(
                    "senior/imports",
                    Map.of("service_users.csv", PEOPLE, "commissioned_visits.csv", VISITS)))
            .replaceAll(".*id=", "");
    selma.sendWithToken("POST", "senior/imports/load", "id=" + id);

    Document would = selma.page("senior/imports/back?id=" + id);
    assertThat(would.select("tbody tr").eachText())
        .containsExactly("Dated visit 1 0 0", "Registered number 1 0 0", "Service user 2 0 0");
    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people + 2);
    assertThat(selma.page("senior/imports").text()).contains("Take it back");
    Document did =
        Jsoup.parse(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).body());

    assertThat(did.select("tbody tr").eachText()).isEqualTo(would.select("tbody tr").eachText());
    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people);
    assertThat(jooq.fetchCount(IMPORT_CHANGE)).as("no longer needed").isZero();
    assertThat(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).statusCode())
        .as("a second time")
        .isEqualTo(404);
    assertThat(selma.page("senior/imports").text()).contains("taken back by Selma Senior");
  }

  @Test
  void taking_back_that_was_cut_short_can_be_tried_again() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int people = jooq.fetchCount(SERVICE_USER);
    String id = uploaded(selma, Map.of("service_users.csv", PEOPLE));
    selma.sendWithToken("POST", "senior/imports/load", "id=" + id);
    jooq.execute(
        "create trigger no_room before delete on import_change for each row"
            + " signal sqlstate '45000' set message_text = 'the disk is full'");
    try {
      assertThat(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).statusCode())
          .isEqualTo(500);
    } finally {
      jooq.execute("drop trigger no_room");
    }

    assertThat(jooq.fetchCount(SERVICE_USER)).as("all or nothing").isEqualTo(people + 2);
    assertThat(selma.page("senior/imports").select("tbody").text())
        .contains("Loaded by Selma Senior", "Take it back")
        .doesNotContain("taken back");
    assertThat(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).statusCode())
        .isEqualTo(200);
    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people);
  }

  private static String uploaded(Visitor who, Map<String, String> files) throws Exception {
    return Visitor.location(who.upload("senior/imports", files)).replaceAll(".*id=", "");
  }

  @Test
  void where_nothing_can_be_read_nothing_is_known_already_and_nothing_can_be_loaded()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    for (String content :
        new String[] {
          "", "PK\u0003\u0004 a zip", "service_user_id,code,name,code\nN1,20001,A,2\n"
        }) {
      String id = uploaded(selma, Map.of("service_users.csv", content));
      Document preview = selma.page("senior/imports/preview?id=" + id);

      assertThat(preview.select("main .problem").text()).contains("service_users.csv: ");
      assertThat(preview.select("main").text())
          .contains("Nothing of this can be loaded")
          .doesNotContain("known already", "would be loaded");
      assertThat(preview.select("main button").eachText()).containsExactly("Put aside");

      Document refused =
          Jsoup.parse(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).body());
      assertThat(refused.select("main h1").text()).isEqualTo("What loading would do");
      assertThat(refused.select("main").text()).contains("Nothing of this can be loaded");
      assertThat(selma.page("senior/imports").select("tbody").text())
          .contains("Waits to be loaded")
          .doesNotContain("Loaded by");
    }
  }

  @Test
  void where_one_file_of_two_cannot_be_read_the_page_says_which_would_be_loaded() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id = uploaded(selma, Map.of("service_users.csv", PEOPLE, "care_workers.csv", "PK"));

    assertThat(selma.page("senior/imports/preview?id=" + id).select("main .problem").text())
        .contains("care_workers.csv: ", "Only these would be loaded: service_users.csv.");
    Document loaded =
        Jsoup.parse(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).body());

    assertThat(loaded.select("main h1").text()).isEqualTo("Loaded in part");
    assertThat(loaded.select("main .problem").text())
        .contains("Only these were loaded: service_users.csv.");
  }

  @Test
  void a_file_of_rows_that_are_all_left_out_is_not_called_known() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id =
        uploaded(
            selma, Map.of("service_users.csv", "service_user_id,code,name,phones\nN3,bad,Bad,\n"));

    assertThat(selma.page("senior/imports/preview?id=" + id).select("main").text())
        .contains("Loading would change nothing: there is no row in it to take.")
        .doesNotContain("known already");
  }

  @Test
  void what_waits_to_be_loaded_cannot_be_read_in_the_database() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.upload("senior/imports", Map.of("service_users.csv", PEOPLE));

    byte[] kept = jooq.fetchSingle(IMPORT_UPLOAD_FILE).getContent();

    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Nora", "20001");
  }

  @Test
  void a_load_that_failed_can_be_tried_again() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id =
        Visitor.location(selma.upload("senior/imports", Map.of("service_users.csv", PEOPLE)))
            .replaceAll(".*id=", "");
    jooq.execute(
        "create trigger no_room before insert on service_user for each row"
            + " signal sqlstate '45000' set message_text = 'the disk is full'");
    try {
      assertThat(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).statusCode())
          .isEqualTo(500);
    } finally {
      jooq.execute("drop trigger no_room");
    }

    assertThat(selma.page("senior/imports").text()).contains("Waits to be loaded");
    assertThat(selma.sendWithToken("POST", "senior/imports/load", "id=" + id).statusCode())
        .isEqualTo(200);
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("N1"))).isEqualTo(1);
  }

  @Test
  void a_load_whose_program_was_killed_can_be_put_aside_when_it_must_have_ended() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id =
        Visitor.location(selma.upload("senior/imports", Map.of("service_users.csv", PEOPLE)))
            .replaceAll(".*id=", "");
    jooq.update(IMPORT_UPLOAD).set(IMPORT_UPLOAD.BEGUN_AT, ADayOfCare.HALF_PAST_TEN).execute();

    String said = "from 10:46 on";
    for (String deed : new String[] {"drop", "load"}) {
      assertThat(selma.sendWithToken("POST", "senior/imports/" + deed, "id=" + id).body())
          .as(deed)
          .contains("Nothing is done", said);
    }
    assertThat(selma.page("senior/imports").text()).contains(said);
    assertThat(selma.page("senior/imports/preview?id=" + id).text()).contains(said);
    assertThat(jooq.fetchCount(IMPORT_UPLOAD_FILE)).as("it may still run").isEqualTo(1);
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.BEGUN_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(901))
        .execute();
    selma.sendWithToken("POST", "senior/imports/drop", "id=" + id);

    assertThat(jooq.fetchCount(IMPORT_UPLOAD_FILE)).isZero();
  }

  @Test
  void what_a_load_that_was_cut_short_brought_in_is_taken_back_and_not_put_aside()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int people = jooq.fetchCount(SERVICE_USER);
    String id = partlyLoaded(selma);
    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people + 2);

    assertThat(selma.page("senior/imports").select("tbody").text())
        .contains("Partly loaded", "Take it back")
        .doesNotContain("Waits to be loaded");
    assertThat(selma.page("senior/imports/preview?id=" + id).select("main").text())
        .contains("part of it is in", "Load the rest", "Take back what is in")
        .doesNotContain("nothing comes of it", "Put aside");
    HttpResponse<String> aside = selma.sendWithToken("POST", "senior/imports/drop", "id=" + id);
    assertThat(Visitor.location(aside)).isEqualTo("/senior/imports/back?id=" + id);
    assertThat(selma.page("senior/imports/back?id=" + id).select("tbody tr").eachText())
        .containsExactly("Registered number 1 0 0", "Service user 2 0 0");
    assertThat(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).statusCode())
        .isEqualTo(200);

    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people);
    assertThat(jooq.fetchCount(IMPORT_UPLOAD_FILE)).as("put aside with it").isZero();
    assertThat(selma.page("senior/imports").select("tbody").text())
        .contains("Partly loaded, taken back by Selma Senior")
        .doesNotContain("Put aside");
    assertThat(selma.get("senior/imports/preview?id=" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void what_was_cut_short_can_be_loaded_to_its_end_and_all_of_it_taken_back() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int people = jooq.fetchCount(SERVICE_USER);
    String id = partlyLoaded(selma);

    selma.sendWithToken("POST", "senior/imports/load", "id=" + id);
    assertThat(jooq.fetchCount(DATED_VISIT, DATED_VISIT.SERVICE_USER_ID.eq("N1"))).isEqualTo(1);
    selma.sendWithToken("POST", "senior/imports/back", "id=" + id);

    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people);
    assertThat(jooq.fetchCount(DATED_VISIT, DATED_VISIT.SERVICE_USER_ID.eq("N1"))).isZero();
  }

  /** They may say the same of the same people: what they found known must not go. */
  @Test
  void what_was_cut_short_is_not_taken_back_from_under_files_that_were_loaded_since()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int people = jooq.fetchCount(SERVICE_USER);
    String id = partlyLoaded(selma);
    String since = uploaded(selma, Map.of("service_users.csv", PEOPLE));
    selma.sendWithToken("POST", "senior/imports/load", "id=" + since);

    HttpResponse<String> aside = selma.sendWithToken("POST", "senior/imports/drop", "id=" + id);
    assertThat(Visitor.location(aside)).isEqualTo("/senior/imports/preview?id=" + id);
    assertThat(selma.page("senior/imports/preview?id=" + id).select("main").text())
        .contains("Other files were loaded after this one came");
    assertThat(selma.sendWithToken("POST", "senior/imports/back", "id=" + id).statusCode())
        .isEqualTo(404);

    assertThat(jooq.fetchCount(SERVICE_USER)).isEqualTo(people + 2);
  }

  /** The people are in when the visits find no room. */
  private String partlyLoaded(Visitor who) throws Exception {
    return partlyLoaded(
        who, uploaded(who, Map.of("service_users.csv", PEOPLE, "commissioned_visits.csv", VISITS)));
  }

  private String partlyLoaded(Visitor who, String id) throws Exception {
    jooq.execute(
        "create trigger no_room before insert on dated_visit for each row"
            + " signal sqlstate '45000' set message_text = 'the disk is full'");
    try {
      who.sendWithToken("POST", "senior/imports/load", "id=" + id);
    } finally {
      jooq.execute("drop trigger no_room");
    }
    return id;
  }

  @Test
  void a_load_that_failed_after_a_later_upload_was_loaded_can_be_taken_back() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String first =
        uploaded(selma, Map.of("service_users.csv", PEOPLE, "commissioned_visits.csv", VISITS));
    String second = uploaded(selma, Map.of("providers.csv", "provider_id,name\nELDER,Elder\n"));
    selma.sendWithToken("POST", "senior/imports/load", "id=" + second);
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.UPLOADED_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(3_600))
        .execute();
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.LOADED_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(1_800))
        .where(IMPORT_UPLOAD.LOADED_AT.isNotNull())
        .execute();

    partlyLoaded(selma, first);

    assertThat(selma.page("senior/imports").select("a[href*=back]").attr("href"))
        .endsWith("id=" + first);
  }

  @Test
  void a_load_that_is_partly_in_after_a_month_is_forgotten_and_the_list_says_that_it_stays()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    partlyLoaded(selma);
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.UPLOADED_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(31 * 86_400))
        .set(IMPORT_UPLOAD.TRIED_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(31 * 86_400))
        .execute();

    uploaded(selma, Map.of("providers.csv", "provider_id,name\nELDER,Elder\n"));

    assertThat(jooq.fetchCount(IMPORT_CHANGE)).isZero();
    assertThat(selma.page("senior/imports").select("tbody").text())
        .contains("Put aside", "what is in of it stays");
  }

  @Test
  void what_nobody_loaded_within_a_month_is_forgotten() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.upload("senior/imports", Map.of("service_users.csv", PEOPLE));
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.UPLOADED_AT, ADayOfCare.HALF_PAST_TEN.minusSeconds(31 * 86_400))
        .execute();

    selma.upload("senior/imports", Map.of("providers.csv", "provider_id,name\nELDER,Elder\n"));

    assertThat(jooq.fetch(IMPORT_UPLOAD_FILE).getValues(IMPORT_UPLOAD_FILE.NAME))
        .containsExactly("providers.csv");
  }

  @Test
  void what_is_put_aside_changes_nothing_and_is_forgotten() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id =
        Visitor.location(selma.upload("senior/imports", Map.of("service_users.csv", PEOPLE)))
            .replaceAll(".*id=", "");

    selma.sendWithToken("POST", "senior/imports/drop", "id=" + id);

    assertThat(selma.get("senior/imports/preview?id=" + id).statusCode()).isEqualTo(404);
    assertThat(jooq.fetchCount(IMPORT_UPLOAD_FILE)).isZero();
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.like("N%"))).isZero();
  }

  @Test
  void hostile_files_are_refused_or_read_as_rows_that_are_wrong() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    int workers = jooq.fetchCount(CARE_WORKER);
    for (String name :
        new String[] {
          "../../etc/cron.d/x", "service_users.csv.exe", "logged_calls.csv", "x.zip", "C:\\a.csv"
        }) {
      assertThat(selma.upload("senior/imports", Map.of(name, "x")).body())
          .as(name)
          .contains("A file must be named as one of these");
    }
    for (String content :
        new String[] {
          "",
          "PK\u0003\u0004 a zip",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM"
              + " \"file:///etc/passwd\">]><a>&b;</a>",
          "care_worker_id,provider_id,name,pin\n'; DROP TABLE visit; --,ALDER,<script>,12\n",
          "care_worker_id,provider_id,name,pin\n\"" + "A".repeat(200_000),
          "\u0000\u0000\u0000",
          "care_worker_id,provider_id,name,pin\n" + ",".repeat(50_000) + "\n"
        }) {
      HttpResponse<String> uploaded =
          selma.upload("senior/imports", Map.of("care_workers.csv", content));
      HttpResponse<String> preview = selma.get(Visitor.location(uploaded).substring(1));

      assertThat(preview.statusCode()).isEqualTo(200);
      assertThat(preview.body()).doesNotContain("<script>,", "root:x:0", "java.lang.");
    }
    assertThat(jooq.fetchCount(CARE_WORKER)).isEqualTo(workers);
    assertThat(
            Visitor.loggedIn(portal, "mo")
                .upload("senior/imports", Map.of("service_users.csv", PEOPLE))
                .statusCode())
        .isEqualTo(403);
  }
}
