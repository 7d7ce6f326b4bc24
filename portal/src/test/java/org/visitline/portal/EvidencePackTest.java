package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.EVIDENCE_PACK;
import static org.visitline.schema.jooq.Tables.FORMER_CODE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER_VERSION;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.schema.Database;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;

/** From an enquiry to the pack that answers it. */
@ExtendWith(RunningPortal.class)
class EvidencePackTest {

  private static final Map<String, String> ENQUIRY =
      Map.of(
          "service-user", "S1",
          "from", "2026-10-26",
          "to", "2026-10-28",
          "asked-by", "Sally Guard, safeguarding",
          "reference", "SG/2026/17",
          "reason", "A neighbour says that visits are cut short.",
          "workers-named", "");

  /** As Asterisk names a telephone call on a node. */
  private static final String LONG_ID = "asterisk-1795387125.405161";

  @AfterEach
  void take_back_what_was_added(Database database) {
    database.jooq().deleteFrom(EVIDENCE_PACK).execute();
    database.jooq().deleteFrom(DISCREPANCY).where(DISCREPANCY.CALL_ID.eq("ADDED")).execute();
    database
        .jooq()
        .deleteFrom(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.in("K9", "K10", "K11", LONG_ID))
        .execute();
  }

  @Test
  void the_pack_holds_every_call_and_what_was_made_of_it(Portal portal) throws Exception {
    Map<String, byte[]> pack = pack(portal, ENQUIRY);

    assertThat(pack.keySet())
        .contains("evidence.pdf", "SHA256SUMS", "FACTS-SHA256SUMS", "data/calls.csv")
        .contains("data/orders.csv", "data/visits.csv", "data/findings.csv", "data/outages.csv");
    assertThat(text(pack, "data/calls.csv"))
        .contains(
            "K1,2026-10-27T07:58:00Z,2026-10-27 07:58:00,,,020 7946 0101,+442079460101,,0808 157"
                + " 0123,******,,")
        .contains("ARRIVAL,LOGGED,test,", ",ARRIVAL,K1,W1", ",DEPARTURE,K1,W1");
    assertThat(text(pack, "data/visits.csv")).contains("K1,2026-10-27,W1,ALDER,");
    assertThat(text(pack, "data/findings.csv")).contains("SHORT_VISIT", "CLIPPING");
    try (PDDocument document = Loader.loadPDF(pack.get("evidence.pdf"))) {
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).as("tagged").isNotNull();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
      assertThat(new PDFTextStripper().getText(document))
          .contains("Sally Guard, safeguarding", "A neighbour says", "SG/2026/17")
          .contains("It does not prove who keyed the PIN")
          .containsPattern(
              "Where\\s+a\\s+line\\s+runs\\s+on\\s+from\\s+it,\\s+the\\s+visit\\s+may\\s+begin\\s+between\\s+two\\s+times")
          .contains("Mrs Ada Example", "07:58:00");
    }
  }

  @Test
  void on_paper_no_word_number_or_time_is_broken_and_codes_are_in_words(
      Portal portal, Database database) throws Exception {
    call(database, LONG_ID, "")
        .set(LOGGED_CALL.DIRECTION, "DEPARTURE")
        .set(LOGGED_CALL.ENDING, "LOGGED_HUNG_UP")
        .execute();

    assertThat(linesOf(pack(portal, ENQUIRY)))
        .containsPattern(
            LONG_ID
                + " +Tue 27 Oct 2026 20:00:00 +020 7946 0101"
                + " +Departure +Logged, hung up early +No visit")
        .containsPattern("Date +Finding +Class +Acknowledged +In words")
        .containsPattern("Tue 27 Oct 2026 +Short visit +To acknowledge +no ")
        .contains("‘Short visit’ is SHORT_VISIT")
        .doesNotContain("Accepted");
  }

  @Test
  void providers_stand_by_name_and_times_say_of_which_clock_they_are(Portal portal)
      throws Exception {
    Map<String, byte[]> pack = pack(portal, ENQUIRY);
    String paper = linesOf(pack);

    assertThat(text(pack, "data/commissioned_visits.csv"))
        .contains(",30,Alder Homecare,ALDER,1,1,");
    assertThat(paper)
        .containsPattern("Tue 27 Oct 2026 +08:00 +30 +Alder Homecare +1 +1 ")
        .as("a visit that may begin at any moment between two times says both")
        .containsPattern("Tue 27 Oct 2026 +between 12:00 and 12:30 +30 +Alder Homecare +1 +0 ")
        .contains("Of British time (GMT or BST); in the CSV files UTC")
        .contains("Times are British time (GMT or BST)")
        .containsPattern("Worker +Visits +First +Last")
        .doesNotContain("Worker Name Visits");
    Map<String, String> named = new HashMap<>(ENQUIRY);
    named.put("workers-named", "yes");
    assertThat(linesOf(pack(portal, named)))
        .containsPattern("Worker +Name +Visits +First +Last\\R+W1 +Wanda Alderson ");
  }

  @Test
  void times_that_were_entered_by_hand_say_so_and_what_the_calls_said(
      Portal portal, Database database) throws Exception {
    long withdrawn =
        amended(database)
            .set(AMENDMENT.VISIT_ID, "K1")
            .returningResult(AMENDMENT.AMENDMENT_NO)
            .fetchSingle()
            .value1();
    ended(database, withdrawn, false, "");
    try {
      assertThat(linesOf(pack(portal, ENQUIRY)))
          .as("an amendment that ended counts no more")
          .containsPattern("K1 .* As the calls +By both calls");

      amended(database).set(AMENDMENT.VISIT_ID, "K1").execute();
      Map<String, byte[]> pack = pack(portal, ENQUIRY);
      assertThat(text(pack, "data/visits.csv"))
          .contains(
              ",true,2026-10-27T07:58:00Z,2026-10-27 07:58:00,"
                  + "2026-10-27T08:10:00Z,2026-10-27 08:10:00,FULL,");
      assertThat(text(pack, "data/amendments.csv"))
          .contains(
              ",2026-10-27T12:45:00Z,2026-10-27 12:45:00,"
                  + "2026-10-27T07:58:00Z,2026-10-27 07:58:00,"
                  + "2026-10-27T08:10:00Z,2026-10-27 08:10:00,");
      assertThat(linesOf(pack))
          .containsPattern("K1 .* By hand; calls: 07:58, +By both calls")
          .containsPattern("K1 +Tue 27 Oct 2026 +07:58, 08:10 ");
    } finally {
      database.jooq().deleteFrom(AMENDMENT_WITHDRAWAL).execute();
      database.jooq().deleteFrom(AMENDMENT).execute();
    }
  }

  /** The document's text, what stands side by side on one line. */
  private static String linesOf(Map<String, byte[]> pack) throws Exception {
    try (PDDocument document = Loader.loadPDF(pack.get("evidence.pdf"))) {
      PDFTextStripper lines = new PDFTextStripper();
      lines.setSortByPosition(true);
      return lines.getText(document);
    }
  }

  @Test
  void each_file_has_its_checksum_and_the_same_facts_have_one_hash(Portal portal, Database database)
      throws Exception {
    Map<String, byte[]> first = pack(portal, ENQUIRY);
    Map<String, String> another = new HashMap<>(ENQUIRY);
    another.put("asked-by", "Somebody else");
    Map<String, byte[]> second = pack(portal, another);

    for (String line : text(first, "SHA256SUMS").lines().toList()) {
      String[] sum = line.split(" {2}");
      assertThat(sha256(first.get(sum[1]))).as(sum[1]).isEqualTo(sum[0]);
    }
    assertThat(text(second, "FACTS-SHA256SUMS")).isEqualTo(text(first, "FACTS-SHA256SUMS"));
    assertThat(database.jooq().fetchValues(EVIDENCE_PACK.CONTENT_SHA256))
        .extracting(HexFormat.of()::formatHex)
        .hasSize(2)
        .containsOnly(sha256(first.get("FACTS-SHA256SUMS")));
  }

  @Test
  void other_people_are_left_out(Portal portal, Database database) throws Exception {
    database
        .jooq()
        .insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, "WORKER_OVERLAP")
        .set(DISCREPANCY.CLASS, "R")
        .set(DISCREPANCY.CALL_ID, "ADDED")
        .set(DISCREPANCY.VISIT_ID, "K3/2")
        .set(DISCREPANCY.SERVICE_USER_ID, "S4")
        .set(DISCREPANCY.DATE, ADayOfCare.TUESDAY)
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(
            DISCREPANCY.EXPLANATION,
            "Bela Birchall was at Mr Dev Example and, from 09:30, at Mrs Ada Example.")
        .set(DISCREPANCY.FIRST_FOUND_AT, ADayOfCare.HALF_PAST_TEN)
        .execute();
    database
        .jooq()
        .update(org.visitline.schema.jooq.Tables.VISIT)
        .set(org.visitline.schema.jooq.Tables.VISIT.CARE_WORKER_ID, "W3")
        .where(org.visitline.schema.jooq.Tables.VISIT.VISIT_ID.eq("K1"))
        .execute();
    try {
      Map<String, String> dev = new HashMap<>(ENQUIRY);
      dev.put("service-user", "10004");
      Map<String, byte[]> pack = pack(portal, dev);

      assertThat(text(pack, "data/findings.csv"))
          .contains("Worker W3 was at Mr Dev Example and, from 09:30, at [another person].");
      for (Map.Entry<String, byte[]> file : pack.entrySet()) {
        assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
            .as(file.getKey())
            .doesNotContain("Ada Example");
      }
      dev.put("workers-named", "yes");
      assertThat(text(pack(portal, dev), "data/findings.csv")).contains("Bela Birchall was at");
    } finally {
      database
          .jooq()
          .update(org.visitline.schema.jooq.Tables.VISIT)
          .set(org.visitline.schema.jooq.Tables.VISIT.CARE_WORKER_ID, "W1")
          .where(org.visitline.schema.jooq.Tables.VISIT.VISIT_ID.eq("K1"))
          .execute();
    }
  }

  @Test
  void who_is_named_beside_the_person_in_a_query_about_several_is_left_out(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    long query =
        jooq.insertInto(PROVIDER_QUERY)
            .set(PROVIDER_QUERY.PROVIDER_ID, "ALDER")
            .set(PROVIDER_QUERY.ASKED_BY, "olive")
            .set(PROVIDER_QUERY.ASKED_AT, ADayOfCare.HALF_PAST_TEN)
            .set(PROVIDER_QUERY.DUE_AT, ADayOfCare.HALF_PAST_TEN)
            .returningResult(PROVIDER_QUERY.QUERY_ID)
            .fetchSingle()
            .value1();
    try {
      for (String visit : List.of("DONE-1", "LATE-1")) {
        jooq.insertInto(PROVIDER_QUERY_FINDING)
            .set(PROVIDER_QUERY_FINDING.QUERY_ID, query)
            .set(PROVIDER_QUERY_FINDING.CODE, "LATE_ARRIVAL")
            .set(PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID, visit)
            .set(PROVIDER_QUERY_FINDING.FIRST_FOUND_AT, ADayOfCare.HALF_PAST_TEN)
            .set(PROVIDER_QUERY_FINDING.EXPLANATION, "Late.")
            .execute();
      }
      jooq.insertInto(PROVIDER_QUERY_ENTRY)
          .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
          .set(PROVIDER_QUERY_ENTRY.KIND, "QUESTION")
          .set(PROVIDER_QUERY_ENTRY.TEXT, "Miss Example's tablets were late, as Mrs Example's.")
          .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
          .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, ADayOfCare.HALF_PAST_TEN)
          .execute();

      assertThat(text(pack(portal, ENQUIRY), "data/queries.csv"))
          .contains(query + ",2,QUESTION,")
          .contains("[another person]'s tablets were late, as Mrs Example's.");
    } finally {
      jooq.deleteFrom(PROVIDER_QUERY_ENTRY).execute();
      jooq.deleteFrom(PROVIDER_QUERY_FINDING).execute();
      jooq.deleteFrom(PROVIDER_QUERY).execute();
    }
  }

  @Test
  void an_order_that_was_sent_again_stands_there_each_way_it_read(Portal portal, Database database)
      throws Exception {
    var jooq = database.jooq();
    jooq.insertInto(SERVICE_ORDER)
        .set(SERVICE_ORDER.SERVICE_ORDER_ID, "SO17")
        .set(SERVICE_ORDER.SERVICE_USER_ID, "S1")
        .set(SERVICE_ORDER.PROVIDER_ID, "ALDER")
        .set(SERVICE_ORDER.SERVICE_TYPE, "personal care")
        .set(SERVICE_ORDER.VALID_FROM, java.time.LocalDate.of(2026, 1, 1))
        .set(SERVICE_ORDER.DAYS, "TUE")
        .set(SERVICE_ORDER.START, java.time.LocalTime.of(8, 0))
        .set(SERVICE_ORDER.DURATION_MINUTES, 30)
        .execute();
    jooq.update(SERVICE_ORDER).set(SERVICE_ORDER.START, java.time.LocalTime.of(9, 0)).execute();
    try {
      Map<String, byte[]> pack = pack(portal, ENQUIRY);
      assertThat(text(pack, "data/orders.csv").lines().skip(1))
          .satisfiesExactly(
              before ->
                  assertThat(before)
                      .contains(",TUE,1,08:00,")
                      .containsPattern("Z,[-0-9]+ [:0-9]+$"),
              now ->
                  assertThat(now)
                      .startsWith("SO17,Alder Homecare,ALDER,")
                      .contains(",TUE,1,09:00,")
                      .endsWith(",,"));
      assertThat(linesOf(pack)).containsPattern("SO17 +Alder Homecare +personal care");
    } finally {
      jooq.deleteFrom(SERVICE_ORDER).execute();
      jooq.deleteFrom(SERVICE_ORDER_VERSION).execute();
    }
  }

  @Test
  void who_was_told_while_a_visit_was_late_is_in_it_and_on_the_visits_story(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    decided(jooq, "PROVIDER", "12:35", "TELL");
    long told = decided(jooq, "OFFICER", "12:50", "TELL");
    long contact =
        jooq.insertInto(ALERT_CONTACT)
            .set(ALERT_CONTACT.CHANNEL, "EMAIL")
            .set(ALERT_CONTACT.ADDRESS, "duty@council.example")
            .set(ALERT_CONTACT.ADDED_BY, "selma")
            .set(ALERT_CONTACT.ADDED_AT, ADayOfCare.at("09:00"))
            .returningResult(ALERT_CONTACT.CONTACT_ID)
            .fetchSingle(ALERT_CONTACT.CONTACT_ID);
    jooq.insertInto(ALERT_MESSAGE)
        .set(ALERT_MESSAGE.ALERT_ID, told)
        .set(ALERT_MESSAGE.CONTACT_ID, contact)
        .set(ALERT_MESSAGE.STATE, "SENT")
        .set(ALERT_MESSAGE.NEXT_TRY_AT, ADayOfCare.at("12:50"))
        .set(ALERT_MESSAGE.SETTLED_AT, ADayOfCare.at("12:51"))
        .execute();
    decided(jooq, "PROVIDER", "12:55", "ARRIVED");
    try {
      assertThat(text(pack(portal, ENQUIRY), "data/alerts.csv"))
          .contains(
              "NEXT-1,Nobody to tell at the provider,TELL,Nobody had logged in.,",
              "NEXT-1,Told the council,TELL,Nobody had logged in.,",
              "NEXT-1,Provider not told,ARRIVED,");
      Visitor olive = Visitor.loggedIn(portal, "olive");
      Visitor.loggedIn(portal, "ann").page("provider/commissioned-visits/NEXT-1?query=1");
      assertThat(olive.page("alerts?date=2026-10-27").select("main > p").text())
          .contains("no contact was registered. A senior officer of the council registers");
      Document story = olive.page("commissioned-visits/NEXT-1");
      assertThat(story.select("section[aria-labelledby=alerts]").text())
          .containsOnlyOnce("Nobody was registered to be told.")
          .contains("12:35: Nobody to tell at the provider", "12:50: Told the council");
      assertThat(story.select("section[aria-labelledby=looked]").text()).contains("Ann at Alder");
      assertThat(
              Visitor.loggedIn(portal, "ann")
                  .page("provider/commissioned-visits/NEXT-1")
                  .select("section[aria-labelledby=alerts]")
                  .text())
          .as("the council's own addresses are not the provider's to see, that it was told is")
          .contains("12:50: Told the council")
          .doesNotContain("duty@council.example");
      assertThat(
              Visitor.loggedIn(portal, "ann")
                  .page("provider/commissioned-visits/NEXT-1")
                  .select("section[aria-labelledby=looked]"))
          .isEmpty();
    } finally {
      jooq.deleteFrom(ALERT_DECISION).execute();
      jooq.deleteFrom(ALERT_CONTACT).execute();
    }
  }

  private static long decided(DSLContext jooq, String stage, String at, String verdict) {
    return jooq.insertInto(ALERT_DECISION)
        .set(ALERT_DECISION.COMMISSIONED_VISIT_ID, "NEXT-1")
        .set(ALERT_DECISION.LATEST_START_AT, ADayOfCare.at(at))
        .set(ALERT_DECISION.STAGE, stage)
        .set(ALERT_DECISION.PROVIDER_ID, "ALDER")
        .set(ALERT_DECISION.SERVICE_USER_ID, "S1")
        .set(ALERT_DECISION.TIME_CRITICAL, true)
        .set(ALERT_DECISION.DUE_AT, ADayOfCare.at(at))
        .set(ALERT_DECISION.DECIDED_AT, ADayOfCare.at(at))
        .set(ALERT_DECISION.VERDICT, verdict)
        .set(ALERT_DECISION.REASON, "Nobody had logged in.")
        .returningResult(ALERT_DECISION.ALERT_ID)
        .fetchSingle(ALERT_DECISION.ALERT_ID);
  }

  @Test
  void a_call_of_another_person_of_the_home_shows_its_time_only(Portal portal, Database database)
      throws Exception {
    call(database, "K9", "10002")
        .set(LOGGED_CALL.PIN_MASKED, "******")
        .set(LOGGED_CALL.DIRECTION, "ARRIVAL")
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();

    assertThat(text(pack(portal, ENQUIRY), "data/calls.csv"))
        .contains(
            "K9,2026-10-27T20:00:00Z,2026-10-27 20:00:00,,,020 7946 0101,+442079460101,,,,,,,test,")
        .contains(",[another person],,")
        .doesNotContain("10002");
  }

  @Test
  void what_was_decided_about_its_calls_is_in_it_and_nothing_about_others(
      Portal portal, Database database) throws Exception {
    for (String id : List.of("K10", "K11")) {
      call(database, id, id.equals("K11") ? "10002" : "")
          .set(LOGGED_CALL.PIN_MASKED, "******")
          .set(LOGGED_CALL.DIRECTION, "ARRIVAL")
          .set(LOGGED_CALL.ENDING, "PIN_NOT_KNOWN")
          .execute();
    }
    decided(database, "K10", "REJECTED", null, "A wrong number.");
    decided(database, "K10", "LINKED", null, "It was Wanda after all.");
    decided(database, "K10", "LINKED", "S2", "It was at Mr Bram Example's.");
    decided(database, "K11", "REJECTED", null, "Of the other person in the house.");
    try {
      assertThat(text(pack(portal, ENQUIRY), "data/linked_calls.csv").lines().skip(1))
          .satisfiesExactly(
              rejected ->
                  assertThat(rejected)
                      .startsWith("K10,REJECTED,,Another reason,A wrong number.,")
                      .contains(",Olive Officer (olive),"),
              linked -> assertThat(linked).startsWith("K10,LINKED,"),
              elsewhere -> assertThat(elsewhere).contains(",[another person],"));
    } finally {
      database.jooq().deleteFrom(QUEUE_DECISION).execute();
    }
  }

  private static void decided(
      Database database, String call, String decision, @Nullable String whose, String note) {
    database
        .jooq()
        .insertInto(QUEUE_DECISION)
        .set(QUEUE_DECISION.CALL_ID, call)
        .set(QUEUE_DECISION.DECISION, decision)
        .set(QUEUE_DECISION.SERVICE_USER_ID, whose)
        .set(QUEUE_DECISION.REASON_CODE, "OTHER")
        .set(QUEUE_DECISION.NOTE, note)
        .set(QUEUE_DECISION.AUTHOR, "olive")
        .set(QUEUE_DECISION.WRITTEN_AT, ADayOfCare.HALF_PAST_TEN)
        .execute();
  }

  @Test
  void what_an_officer_acknowledged_and_took_back_is_not_told_as_acknowledged(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    for (String code : List.of("SHORT_VISIT", "NO_DEPARTURE_CALL")) {
      long no =
          jooq.insertInto(ACKNOWLEDGEMENT)
              .set(ACKNOWLEDGEMENT.CODE, code)
              .set(ACKNOWLEDGEMENT.VISIT_ID, "K1")
              .set(ACKNOWLEDGEMENT.FIRST_FOUND_AT, ADayOfCare.HALF_PAST_TEN)
              .set(ACKNOWLEDGEMENT.REASON_CODE, "IN_HOSPITAL")
              .set(ACKNOWLEDGEMENT.NOTE, "")
              .set(ACKNOWLEDGEMENT.AUTHOR, "olive")
              .set(ACKNOWLEDGEMENT.WRITTEN_AT, ADayOfCare.at("11:00"))
              .returningResult(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID)
              .fetchSingle()
              .value1();
      if (code.equals("SHORT_VISIT")) {
        jooq.insertInto(ACKNOWLEDGEMENT_WITHDRAWAL)
            .set(ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID, no)
            .set(ACKNOWLEDGEMENT_WITHDRAWAL.NOTE, "She was at home after all.")
            .set(ACKNOWLEDGEMENT_WITHDRAWAL.AUTHOR, "selma")
            .set(ACKNOWLEDGEMENT_WITHDRAWAL.WRITTEN_AT, ADayOfCare.at("12:00"))
            .execute();
      }
    }
    try {
      assertThat(text(pack(portal, ENQUIRY), "data/acknowledgements.csv").lines())
          .satisfiesExactly(
              heading ->
                  assertThat(heading)
                      .endsWith(
                          ",written_at,written_at_civil,taken_back_at,taken_back_at_civil,taken_back_by,taken_back_note"),
              takenBack ->
                  assertThat(takenBack)
                      .startsWith("SHORT_VISIT,")
                      .endsWith(
                          ",2026-10-27T12:00:00Z,2026-10-27 12:00:00,Selma Senior (selma),She was"
                              + " at home after all."),
              stands ->
                  assertThat(stands)
                      .startsWith("NO_DEPARTURE_CALL,")
                      .endsWith(
                          ",Olive Officer (olive),2026-10-27T11:00:00Z,2026-10-27 11:00:00,,,,"));
    } finally {
      jooq.deleteFrom(ACKNOWLEDGEMENT_WITHDRAWAL).execute();
      jooq.deleteFrom(ACKNOWLEDGEMENT).execute();
    }
  }

  @Test
  void a_visit_added_by_hand_that_an_officer_rejected_stays_in_it_with_what_became_of_it(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    long rejected = added(database, "12:00");
    ended(database, rejected, true, "Nobody saw Will Alderson.");
    long takenBack = added(database, "12:30");
    ended(database, takenBack, false, "");
    amended(database).set(AMENDMENT.VISIT_ID, "amendment-" + rejected).execute();
    amended(database)
        .set(AMENDMENT.SERVICE_USER_ID, "S1")
        .set(AMENDMENT.CARE_WORKER_ID, "W2")
        .set(AMENDMENT.ARRIVED_AT, java.time.Instant.parse("2026-10-29T00:00:00Z"))
        .execute();
    try {
      Map<String, byte[]> pack = pack(portal, ENQUIRY);
      assertThat(text(pack, "data/amendments.csv").lines().skip(1))
          .as("that of the day after the period is not in it")
          .satisfiesExactly(
              one ->
                  assertThat(one)
                      .startsWith(rejected + ",amendment-" + rejected + ",W2,2026-10-27T12:00:00Z,")
                      .contains(",REJECTED,Selma Senior (selma),Nobody saw worker W2."),
              one -> assertThat(one).startsWith(takenBack + ",").contains(",TAKEN_BACK,"),
              correction -> assertThat(correction).contains(",amendment-" + rejected + ",,"));
      try (PDDocument document = Loader.loadPDF(pack.get("evidence.pdf"))) {
        assertThat(new PDFTextStripper().getText(document)).contains("Rejected", "Taken back");
      }
    } finally {
      jooq.deleteFrom(AMENDMENT_WITHDRAWAL).execute();
      jooq.deleteFrom(AMENDMENT).execute();
    }
  }

  private static long added(Database database, String arrived) {
    return amended(database)
        .set(AMENDMENT.SERVICE_USER_ID, "S1")
        .set(AMENDMENT.CARE_WORKER_ID, "W2")
        .set(AMENDMENT.ARRIVED_AT, ADayOfCare.at(arrived))
        .returningResult(AMENDMENT.AMENDMENT_NO)
        .fetchSingle()
        .value1();
  }

  private static InsertSetMoreStep<AmendmentRecord> amended(Database database) {
    return database
        .jooq()
        .insertInto(AMENDMENT)
        .set(AMENDMENT.REASON_CODE, "WEATHER")
        .set(AMENDMENT.NOTE, "")
        .set(AMENDMENT.DEPARTED_AT, ADayOfCare.at("12:45"))
        .set(AMENDMENT.AUTHOR, "ann")
        .set(AMENDMENT.WRITTEN_AT, ADayOfCare.HALF_PAST_TEN);
  }

  private static void ended(Database database, long amendment, boolean rejected, String note) {
    database
        .jooq()
        .insertInto(AMENDMENT_WITHDRAWAL)
        .set(AMENDMENT_WITHDRAWAL.AMENDMENT_NO, amendment)
        .set(AMENDMENT_WITHDRAWAL.REJECTED, rejected)
        .set(AMENDMENT_WITHDRAWAL.NOTE, note)
        .set(AMENDMENT_WITHDRAWAL.AUTHOR, "selma")
        .set(AMENDMENT_WITHDRAWAL.WRITTEN_AT, ADayOfCare.at("12:00"))
        .execute();
  }

  @Test
  void a_visit_that_may_still_begin_is_told_from_one_to_which_nobody_came(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    ADayOfCare day = new ADayOfCare(jooq);
    day.commissioned("EARLY-1", "S1", "ALDER", "06:00", "06:30", 30, 1, false, 0);
    day.commissioned("DARK-1", "S1", "ALDER", "09:00", "09:00", 30, 2, false, 0);
    unverified(jooq, "DARK-1");
    try {
      Map<String, byte[]> pack = pack(portal, ENQUIRY);
      assertThat(became(pack))
          .containsExactly(
              "EARLY-1 NOBODY_SHOWN", "DONE-1 ATTENDED", "DARK-1 UNVERIFIED", "NEXT-1 NOT_YET_DUE");
      assertThat(linesOf(pack))
          .containsPattern("Visits commissioned and due, neither cancelled nor suspended +3\\R")
          .containsPattern("Of these, with nobody shown by calls or amendments +1\\R")
          .containsPattern(
              "could not be verified: nobody shown, but the telephones were out .* 1\\R")
          .containsPattern("Minutes commissioned in them, for all their workers +120\\R")
          .containsPattern("Visits commissioned and not yet due when the pack was made +1\\R")
          .containsPattern("between 12:00 and 12:30 +30 .* 1 +0 +Not yet due")
          .contains("‘Could not be verified’ is UNVERIFIED");
    } finally {
      jooq.deleteFrom(DISCREPANCY).where(DISCREPANCY.COMMISSIONED_VISIT_ID.eq("DARK-1")).execute();
      jooq.deleteFrom(COMMISSIONED_VISIT)
          .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in("EARLY-1", "DARK-1"))
          .execute();
    }
  }

  private static void unverified(DSLContext jooq, String commissioned) {
    jooq.insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, "UNVERIFIED_VISIT")
        .set(DISCREPANCY.CLASS, "A")
        .set(DISCREPANCY.COMMISSIONED_VISIT_ID, commissioned)
        .set(DISCREPANCY.SERVICE_USER_ID, "S1")
        .set(DISCREPANCY.DATE, ADayOfCare.TUESDAY)
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, "The phone service was out of order.")
        .set(DISCREPANCY.FIRST_FOUND_AT, ADayOfCare.HALF_PAST_TEN)
        .execute();
  }

  /** Id and state of each commissioned visit of a pack. */
  private static List<String> became(Map<String, byte[]> pack) {
    List<String> lines = text(pack, "data/commissioned_visits.csv").lines().toList();
    int state = List.of(lines.getFirst().split(",")).indexOf("state");
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> cells[0] + " " + cells[state])
        .toList();
  }

  @Test
  void the_archive_says_what_is_in_it_and_of_which_clock_its_times_are(Portal portal)
      throws Exception {
    Map<String, byte[]> pack = pack(portal, ENQUIRY);

    assertThat(pack.keySet()).first().isEqualTo("READ-ME.txt");
    String readMe = text(pack, "READ-ME.txt");
    assertThat(pack.keySet())
        .filteredOn(file -> !file.equals("READ-ME.txt"))
        .allSatisfy(file -> assertThat(readMe).contains(file + "\n"));
    assertThat(readMe)
        .contains("Mrs Ada Example, 2026-10-26 to 2026-10-28")
        .contains("each with its civil time beside it: answered_at, ended_at, received_at.")
        .contains("that ends in Z", "is UTC", "_civil", "Europe/London")
        .contains("sha256sum --check SHA256SUMS");
    assertThat(text(pack, "SHA256SUMS")).contains("  READ-ME.txt");
    assertThat(text(pack, "data/calls.csv")).contains("answered_at,answered_at_civil,ended_at,");
  }

  @Test
  void a_code_that_is_nobodys_hides_nothing_and_one_that_was_somebody_elses_does(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    for (String id : List.of("K9", "K10")) {
      call(database, id, id.equals("K9") ? "10010" : "10022")
          .set(LOGGED_CALL.PIN_MASKED, "******")
          .set(LOGGED_CALL.DIRECTION, "ARRIVAL")
          .set(LOGGED_CALL.ENDING, "NO_REPLY")
          .execute();
    }
    String before = jooq.fetchValue(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID.eq("S2"));
    for (String code : List.of("10022", before)) {
      jooq.update(SERVICE_USER)
          .set(SERVICE_USER.CODE, code)
          .where(SERVICE_USER.SERVICE_USER_ID.eq("S2"))
          .execute();
    }
    try {
      assertThat(text(pack(portal, ENQUIRY), "data/calls.csv").lines())
          .filteredOn(line -> line.startsWith("K9,") || line.startsWith("K10,"))
          .satisfiesExactly(
              formerly -> assertThat(formerly).contains("[another person]").doesNotContain("10022"),
              mistyped ->
                  assertThat(mistyped)
                      .contains(",******,10010,ARRIVAL,NO_REPLY,")
                      .contains(",NO VISIT,"));
    } finally {
      jooq.deleteFrom(FORMER_CODE).execute();
    }
  }

  @Test
  void calls_that_wait_for_a_place_are_beside_the_visit_that_lacks_somebody(
      Portal portal, Database database) throws Exception {
    var jooq = database.jooq();
    new ADayOfCare(jooq).commissioned("GAP-1", "S1", "ALDER", "06:00", "06:15", 30, 1, true, 0);
    jooq.insertInto(ROTA)
        .set(ROTA.COMMISSIONED_VISIT_ID, "GAP-1")
        .set(ROTA.CARE_WORKER_ID, "W2")
        .execute();
    waits(database, "G1", "03:59:59.999", null, "W2", "ALDER");
    waits(database, "G2", "04:00", null, "W2", "ALDER");
    waits(database, "G3", "06:01", "+447700900777", "W1", "ALDER");
    waits(database, "G4", "06:02", null, "W3", "BIRCH");
    waits(database, "G5", "06:03", "+442079460102", "W2", "ALDER");
    waits(database, "G6", "08:45", null, "W2", "ALDER");
    waits(database, "G7", "08:45:00.001", null, "W2", "ALDER");
    waits(database, "G8", "06:04", null, "W2", "ALDER");
    jooq.deleteFrom(DISCREPANCY).where(DISCREPANCY.CALL_ID.eq("G8")).execute();
    try {
      Map<String, byte[]> pack = pack(portal, ENQUIRY);
      assertThat(text(pack, "data/calls_not_placed.csv").lines().skip(1))
          .as(
              "not before the window (G1) or after it (G7), of another provider (G4), from other"
                  + " people's line (G5), placed elsewhere (G8)")
          .satisfiesExactly(
              first ->
                  assertThat(first)
                      .startsWith(
                          "G2,2026-10-27T04:00:00Z,2026-10-27 04:00:00,W2,WITHHELD,ARRIVAL,")
                      .endsWith(",GAP-1,2026-10-27T06:00:00Z,2026-10-27 06:00:00,true"),
              cameBefore ->
                  assertThat(cameBefore)
                      .startsWith("G3,")
                      .contains(",W1,UNREGISTERED,ARRIVAL,")
                      .endsWith(",false")
                      .doesNotContain("7700900777"),
              last -> assertThat(last).startsWith("G6,").contains(",W2,WITHHELD,"));
      assertThat(linesOf(pack))
          .contains("Calls that may belong here, and are not placed")
          .containsPattern("G2 +Tue 27 Oct 2026 04:00:00 +W2 +Withheld +Arrival");
      Map<String, String> dev = new HashMap<>(ENQUIRY);
      dev.put("service-user", "S4");
      assertThat(text(pack(portal, dev), "data/calls_not_placed.csv").lines().skip(1))
          .as("MISSED-1 is of W3's provider")
          .singleElement()
          .asString()
          .startsWith("G4,")
          .contains(",MISSED-1,");
    } finally {
      jooq.deleteFrom(ROTA).where(ROTA.COMMISSIONED_VISIT_ID.eq("GAP-1")).execute();
      jooq.deleteFrom(COMMISSIONED_VISIT)
          .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("GAP-1"))
          .execute();
      jooq.deleteFrom(DISCREPANCY).where(DISCREPANCY.CALL_ID.like("G%")).execute();
      jooq.deleteFrom(LOGGED_CALL).where(LOGGED_CALL.CALL_ID.like("G%")).execute();
    }
  }

  /** A call of a known worker that names no service user. */
  private static void waits(
      Database database,
      String id,
      String at,
      @Nullable String number,
      String worker,
      String provider) {
    database
        .jooq()
        .insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, ADayOfCare.at(at))
        .set(LOGGED_CALL.CALLER_NUMBER, number == null ? "" : number)
        .set(LOGGED_CALL.CALLER_E164, number)
        .set(LOGGED_CALL.DIRECTION, "ARRIVAL")
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();
    database
        .jooq()
        .insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, "UNKNOWN_SERVICE_USER")
        .set(DISCREPANCY.CLASS, "F")
        .set(DISCREPANCY.CALL_ID, id)
        .set(DISCREPANCY.CARE_WORKER_ID, worker)
        .set(DISCREPANCY.PROVIDER_ID, provider)
        .set(DISCREPANCY.DATE, ADayOfCare.TUESDAY)
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, "It is not known at whose home.")
        .set(DISCREPANCY.FIRST_FOUND_AT, ADayOfCare.HALF_PAST_TEN)
        .execute();
  }

  @Test
  void that_a_pack_was_made_for_whom_and_why_stays(Portal portal) throws Exception {
    pack(portal, ENQUIRY);

    assertThat(Visitor.loggedIn(portal, "olive").page("evidence").select("tbody tr").text())
        .contains("Olive Officer", "Mrs Ada Example", "Sally Guard", "SG/2026/17")
        .contains("A neighbour says that visits are cut short.", "Care workers by reference.");
  }

  @Test
  void the_page_says_where_the_pack_goes_and_how_to_see_that_it_was_made(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document page = olive.page("evidence");
    String says = page.select("form.stack button").attr("aria-describedby");
    assertThat(page.getElementById(says).text())
        .contains("comes as a file", "look at the list again");
    assertThat(page.select("section .empty").text()).contains("when this page was opened");

    pack(portal, ENQUIRY);

    String list = page.getElementById(says).select("a").attr("href").substring(1);
    assertThat(olive.page(list).select("tbody tr").text()).contains("Mrs Ada Example");
  }

  @Test
  void no_pack_without_a_person_an_asker_and_a_reason(Portal portal, Database database)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document form = olive.page("evidence");
    Map<String, String> missing =
        Map.of(
            "asked-by", "Say who asks for it",
            "reason", "Say why.",
            "service-user", "Say whose visits");

    for (Map.Entry<String, String> one : missing.entrySet()) {
      Map<String, String> enquiry = new HashMap<>(ENQUIRY);
      enquiry.put(one.getKey(), " ");
      HttpResponse<String> answer = olive.submit(form, "evidence", enquiry);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Jsoup.parse(answer.body()).select(".problem").text()).contains(one.getValue());
    }
    Map<String, String> nobody = new HashMap<>(ENQUIRY);
    nobody.put("service-user", "Mrs Nobody");
    assertThat(olive.submit(form, "evidence", nobody).body())
        .contains("Nobody is called ‘Mrs Nobody’");
    assertThat(database.jooq().fetchCount(EVIDENCE_PACK)).isZero();
  }

  /** XML holds no control characters: with one in a note there would be no pack ever after. */
  @Test
  void a_control_character_in_somebodys_words_keeps_no_pack_from_being_made(Portal portal)
      throws Exception {
    Map<String, String> enquiry = new HashMap<>(ENQUIRY);
    enquiry.put("reason", "typed \u0001 and \ufffe, and a \ud83d\ude42");
    try (PDDocument document = Loader.loadPDF(pack(portal, enquiry).get("evidence.pdf"))) {
      assertThat(new PDFTextStripper().getText(document)).contains("typed").contains(", and a");
    }
  }

  private static InsertSetMoreStep<?> call(Database database, String id, String code) {
    return database
        .jooq()
        .insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, ADayOfCare.at("20:00"))
        .set(LOGGED_CALL.CALLER_NUMBER, "020 7946 0101")
        .set(LOGGED_CALL.CALLER_E164, "+442079460101")
        .set(LOGGED_CALL.SERVICE_USER_CODE, code);
  }

  private static Map<String, byte[]> pack(Portal portal, Map<String, String> enquiry)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    String token = olive.page("evidence").select("form.stack input[name=_csrf]").attr("value");
    Map<String, String> fields = new HashMap<>(enquiry);
    fields.put("_csrf", token);
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<byte[]> answer =
        olive
            .http()
            .send(
                HttpRequest.newBuilder(portal.url().resolve("evidence"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> pack, String name) {
    return new String(pack.get(name), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
