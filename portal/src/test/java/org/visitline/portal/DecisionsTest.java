package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.QUERY_DOCUMENT;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.visitline.portal.RunningPortal.Running;

/** What people write down on the pages, from the form to the table and back to the page. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionsTest {

  private static final byte[] PDF = "%PDF-1.4 a daily record".getBytes(StandardCharsets.US_ASCII);

  private static Running running;
  private static Visitor olive;
  private static Visitor ann;
  private static Visitor ben;

  @BeforeAll
  static void open() throws Exception {
    running = Running.start();
    logIn();
  }

  @AfterAll
  static void close() {
    running.close();
  }

  @Test
  @Order(1)
  void a_finding_is_not_acknowledged_without_a_reason() throws Exception {
    Document said = decide("discrepancies/acknowledge", choice("Short visit"), Map.of());

    assertThat(said.select(".told .problem").text()).contains("Choose a reason from the list.");
    assertThat(running.database().jooq().fetchCount(ACKNOWLEDGEMENT)).isZero();
  }

  @Test
  @Order(1)
  void after_a_mistake_what_was_chosen_and_written_stands_on_the_page_again() throws Exception {
    List<String> two =
        List.of(choice("Short visit").getFirst(), choice("Number withheld").getFirst());
    Document said =
        decide(
            "discrepancies/acknowledge",
            two,
            Map.of("note", "rain <all> day", "question", "Why?", "due", "2026-11-09"));

    assertThat(said.select("input[name=finding][checked]").eachAttr("value"))
        .containsExactlyInAnyOrderElementsOf(two);
    assertThat(said.select("textarea[name=note]").text()).isEqualTo("rain <all> day");
    assertThat(said.select("textarea[name=question]").text()).isEqualTo("Why?");
    assertThat(said.select("input[name=due]").attr("value")).isEqualTo("2026-11-09");
    String field = said.select(".told .problem a").attr("href");
    assertThat(field).isEqualTo("#work-reason");
    assertThat(said.select(field + "[aria-invalid=true]")).hasSize(1);
    assertThat(olive.page("discrepancies").select("input[name=finding][checked]"))
        .as("once, and not for ever after")
        .isEmpty();

    Document wordless =
        decide(
            "discrepancies/acknowledge", two.subList(0, 1), Map.of("reason", "OTHER", "note", " "));
    assertThat(wordless.select("#work-reason option[selected]").attr("value")).isEqualTo("OTHER");
    assertThat(wordless.select(".told .problem a").attr("href")).isEqualTo("#work-note");
  }

  @Test
  @Order(1)
  void a_mistake_at_a_visit_opens_that_form_again_and_no_other() throws Exception {
    Document story = olive.page("visits/K1");
    String finding = story.select("input[name=form][value^=ack-]").getFirst().attr("value");
    Document said =
        followed(
            olive,
            olive.post(
                "discrepancies/acknowledge",
                Visitor.pair("_csrf", story.select("input[name=_csrf]").attr("value")),
                Map.of("form", finding, "finding", "", "note", "rain", "back", "/visits/K1")));
    assertThat(said.select("details[open] input[name=form]").eachAttr("value"))
        .contains(finding)
        .allMatch(form -> form.endsWith(finding.substring(3)));
    assertThat(said.select("textarea[name=note]").eachText()).containsExactly("rain");

    Document call = olive.page("unmatched-calls/K6");
    Document refused =
        followed(
            olive,
            olive.submit(
                call,
                "unmatched-calls",
                Map.of("call", "K6", "decision", "link", "place", "S3", "note", "her voice")));
    assertThat(refused.select("input[name=place][checked]").attr("value")).isEqualTo("S3");
    assertThat(refused.select("#link-note").text()).isEqualTo("her voice");
    assertThat(refused.select(".told .problem a").attr("href")).isEqualTo("#link-reason");
  }

  @Test
  @Order(1)
  void of_a_call_with_nobodys_pin_there_is_nobody_to_ask() throws Exception {
    List<String> call = choice("PIN of no care worker");
    Map<String, String> question = Map.of("question", "Whose is it?", "due", "2026-11-03");
    Document alone = decide("queries", call, question);

    assertThat(alone.select(".told .problem p").text())
        .isEqualTo(
            "No provider is known of ‘PIN of no care worker’, so there is nobody to ask about it.");
    assertThat(alone.select("textarea[name=question]").text()).isEqualTo("Whose is it?");
    assertThat(alone.select("input[checked] + span").text())
        .isEqualTo("Choose: PIN of no care worker, service user not known, Tue 27 Oct 2026");
    List<String> both = List.of(call.getFirst(), choice("Short visit").getFirst());
    assertThat(decide("queries", both, question).select(".told .problem p").text())
        .startsWith("A query goes to one provider, and none is known of ‘PIN of no care worker’.");
  }

  @Test
  @Order(2)
  void what_must_be_fixed_cannot_be_acknowledged_and_is_told_by_its_title() throws Exception {
    Document said =
        decide(
            "discrepancies/acknowledge", choice("Unplanned visit"), Map.of("reason", "TRANSPORT"));

    assertThat(said.select(".told").text()).contains("‘Unplanned visit’ has to be mended");
  }

  @Test
  @Order(3)
  void two_acknowledged_at_one_stroke_say_so_and_leave_the_queue() throws Exception {
    List<String> two =
        List.of(choice("Short visit").getFirst(), choice("Number withheld").getFirst());
    Document said =
        decide("discrepancies/acknowledge", two, Map.of("reason", "WORKER_LATE", "note", "rain"));

    assertThat(said.select(".told").text()).contains("2 findings are acknowledged");
    assertThat(said.select(".finding-head b").eachText())
        .doesNotContain("Short visit", "Number withheld");
    Document story = olive.page("visits/K1");
    assertThat(story.select(".findings").text())
        .contains("Olive Officer, Tue 27 Oct 2026, 10:30: The care worker was late.")
        .contains("In bulk, with 1 other", "rain");
    assertThat(ann.page("provider/visits/K1").select(".findings").text())
        .contains("Acknowledged")
        .doesNotContain("Olive", "rain");
  }

  @Test
  @Order(4)
  void a_query_goes_to_one_provider_only() throws Exception {
    List<String> both =
        List.of(
            choice("Unplanned visit").getFirst(),
            chosen(olive.page("discrepancies?state=any&kind=SHORT_VISIT"))
                .values()
                .iterator()
                .next());
    Document said = decide("queries", both, Map.of("question", "Why?", "due", "2026-11-03"));

    assertThat(said.select(".told .problem").text()).contains("A query goes to one provider.");
  }

  @Test
  @Order(5)
  void a_query_is_asked_answered_with_a_document_and_accepted() throws Exception {
    Document asked =
        decide(
            "queries",
            choice("Unplanned visit"),
            Map.of("question", "What was this visit?", "due", "2026-11-03"));
    assertThat(asked.selectFirst("h1").text()).isEqualTo("Query no. 1 Birch Care at Home");

    Document hers = ben.page("provider/queries");
    assertThat(hers.select("tbody").text())
        .contains("What was this visit?", "Waits for the provider", "Tue 3 Nov 2026");
    assertThat(hers.select("nav[aria-label='Which queries'] a").eachText())
        .containsExactly(
            "Open", "With the council", "To answer (1)", "Overdue", "Taken further", "Over");
    assertThat(ben.page("provider/visits").select(".notice").text())
        .isEqualTo("Queries: 1 to answer");
    Document before = ben.page("provider/queries/1");
    assertThat(before.select("input[type=file]")).hasSize(1);
    assertThat(before.select("#about + ul h3").text())
        .isEqualTo("Unplanned visit Tue 27 Oct 2026 Not answered yet");

    assertThat(upload(ben, "a virus", "record.exe").select(".told .problem").text())
        .contains("neither a PDF nor a photo");
    assertThat(uploadBytes(ben, PDF, "../../etc/daily record.pdf").select(".told").text())
        .contains("Your answer has gone to the council.");

    Document answered = olive.page("queries/1");
    assertThat(answered.select(".history .words").eachText())
        .containsExactly("What was this visit?", "He had asked for help.");
    assertThat(answered.select(".history a[download]").text()).isEqualTo("daily record.pdf");
    HttpResponse<String> file =
        olive.get(answered.select(".history a[download]").attr("href").substring(1));
    assertThat(file.body()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");

    assertThat(olive.page("today").select(".notice").text()).isEqualTo("Queries: 1 to judge");
    Document wordless =
        followed(
            olive,
            olive.submit(
                answered,
                "queries/1/judge",
                Map.of("form", "judge", "word", "REJECTED", "text", " ")));
    assertThat(wordless.select(".told .problem a").attr("href")).isEqualTo("#judge-text");
    assertThat(wordless.select("#judge-text").hasAttr("required")).isTrue();
    assertThat(wordless.select("button[formnovalidate]").eachAttr("value"))
        .containsExactly("ACCEPTED");
    Document over =
        followed(
            olive,
            olive.submit(answered, "queries/1/judge", Map.of("word", "ACCEPTED", "text", "")));
    assertThat(over.select(".told .notice").text())
        .isEqualTo(
            "The query is over. A finding stays open all the same until it is dealt with."
                + " 1 still waits for you");
    assertThat(over.select("#about + ul li").text())
        .contains("Must be fixed Still waits for an officer.");
    String left = over.select("#about + ul a[href*='#finding-']").attr("href");
    assertThat(olive.page(left.substring(1)).select(left.substring(left.indexOf('#'))).text())
        .contains("Unplanned visit");
    assertThat(over.select("main > .notice").text())
        .startsWith(
            "This query is over. 1 finding that it asked about still waits for an officer.");
    assertThat(ben.page("provider/queries/1").text()).doesNotContain("still waits");
    assertThat(upload(ben, "%PDF-late", "late.pdf").select(".told .problem").text())
        .contains("The query is over");
  }

  @Test
  @Order(6)
  void another_providers_query_document_and_visit_are_not_there() throws Exception {
    Document own = ann.page("provider/visits/K1");

    assertThat(ann.get("provider/queries/1").statusCode()).isEqualTo(404);
    assertThat(ann.get("provider/query-documents/1").statusCode()).isEqualTo(404);
    for (Map.Entry<String, Map<String, String>> form :
        Map.of(
                "provider/amendments", Map.of("visit", "K4", "arrived", "2026-10-27T09:01"),
                "provider/amendments/added", Map.of("commissioned", "MISSED-1", "worker", "W3"),
                "provider/queries/1/answer", Map.of("text", "Not ours."))
            .entrySet()) {
      assertThat(ann.submit(own, form.getKey(), form.getValue()).statusCode())
          .as(form.getKey())
          .isEqualTo(404);
    }
    assertThat(running.database().jooq().fetchCount(AMENDMENT)).isZero();
  }

  @Test
  @Order(7)
  void a_provider_amends_its_visit_beside_the_calls_and_an_officer_does_not_accept_it()
      throws Exception {
    Document story =
        followed(
            ann,
            ann.submit(
                ann.page("provider/visits/K1"),
                "provider/amendments",
                Map.of(
                    "visit", "K1",
                    "departed", "2026-10-27T08:29",
                    "reason", "NO_DEPARTURE_CALL",
                    "note", "seen in the record")));
    assertThat(story.select("section[aria-labelledby=amendments] tbody").text())
        .contains("07:58 to 08:10", "as called to 08:29", "seen in the record")
        .contains("The provider’s side", "Ann at Alder");
    assertThat(story.select("section[aria-labelledby=calls] tbody tr")).hasSize(2);
    assertThat(
            story.select("form[action$=/amendments] input[type=datetime-local]").eachAttr("value"))
        .as("whoever corrects the arrival now does not take back the departure without knowing")
        .containsExactly("", "2026-10-27T08:29");

    assertThat(
            ben.submit(ben.page("provider/visits/K4"), "provider/amendments/1/withdraw", Map.of())
                .statusCode())
        .isEqualTo(404);
    Document rejected =
        followed(
            olive,
            olive.submit(
                olive.page("visits/K1"),
                "amendments/1/reject",
                Map.of("note", "The book says 08:10.", "back", "/visits/K1")));
    assertThat(rejected.select("section[aria-labelledby=amendments] tbody").text())
        .contains("Not accepted", "Olive Officer", "The book says 08:10.");
  }

  @Test
  @Order(8)
  void times_that_are_no_visit_are_refused_in_words() throws Exception {
    Document page = ann.page("provider/visits/K1");
    Map<String, String> wrong = new TreeMap<>();
    wrong.put("form", "amend-K1");
    wrong.put("visit", "K1");
    wrong.put("departed", "2026-10-27T07:00");
    wrong.put("reason", "WEATHER");
    Document said = followed(ann, ann.submit(page, "provider/amendments", wrong));

    assertThat(said.select(".told .problem").text()).contains("must be later than the arrival");
    assertThat(said.select(".told .problem a").attr("href")).isEqualTo("#amend-K1-departed");
    assertThat(said.select("#amend-K1-departed[aria-invalid=true]")).hasSize(1);
  }

  @Test
  @Order(9)
  void an_unmatched_call_is_linked_with_a_reason() throws Exception {
    Document call = olive.page("unmatched-calls/K6");
    assertThat(call.select(".choice").text()).contains("Miss Cora Example").doesNotContain("Ada");

    Document refused =
        followed(
            olive,
            olive.submit(
                call,
                "unmatched-calls",
                Map.of("call", "K6", "decision", "link", "reason", "WRONG_KEYS")));
    assertThat(refused.select(".told .problem").text()).contains("Name the care worker");
    Document unknown =
        followed(
            olive,
            olive.submit(
                call,
                "unmatched-calls",
                Map.of("form", "link", "call", "K6", "decision", "link", "care-worker", "Will")));
    assertThat(unknown.select(".told .problem a[href=#link-care-worker]").text())
        .isEqualTo("Nobody is called ‘Will’: give the reference, or the whole name.");
    Document linked =
        followed(
            olive,
            olive.submit(
                call,
                "unmatched-calls",
                Map.of(
                    "call", "K6",
                    "decision", "link",
                    "care-worker", "Will Alderson",
                    "place", "S3",
                    "reason", "WRONG_KEYS")));
    assertThat(linked.select(".told").text()).contains("The call is linked.");
    assertThat(running.database().jooq().fetch(QUEUE_DECISION).getFirst().getAuthor())
        .isEqualTo("olive");
    assertThat(olive.page("unmatched-calls/K6").select("section[aria-labelledby=words]").text())
        .contains("Olive Officer", "linked it", "Will Alderson", "Miss Cora Example");
  }

  @Test
  @Order(10)
  void a_case_lays_order_calls_and_book_beside_each_other_and_ends_in_an_outcome()
      throws Exception {
    Document opened =
        decide(
            "cases",
            List.copyOf(chosen(olive.page("discrepancies?state=any&kind=SHORT_VISIT")).values()),
            Map.of("title", "Short mornings", "kind", "SAFEGUARDING", "reference", "SG-17"));
    assertThat(opened.text()).contains("Safeguarding enquiry SG-17", "Mrs Ada Example");
    assertThat(opened.select("table.book tbody tr")).hasSize(2);

    Map<String, String> book = new TreeMap<>();
    book.put("from", "2026-10-21");
    book.put("to", "2026-10-27");
    book.put("in:v:K1", "07:45");
    book.put("out:v:K1", "08:35");
    book.put("by:v:K1", "W.A.");
    Document compared = followed(olive, olive.submit(opened, "cases/1/log-book", book));
    assertThat(opened.select(".difference").eachText()).containsExactly("12 of the 30 min ordered");
    assertThat(compared.select(".difference").eachText())
        .containsExactly(
            "12 of the 30 min ordered",
            "Book has the arrival 13 min earlier than the call",
            "Book has the departure 25 min later than the call",
            "Book has 50 min, where 30 were ordered");

    book.put("form", "book");
    book.put("out:v:K1", "25:00");
    Document mistaken = followed(olive, olive.submit(opened, "cases/1/log-book", book));
    assertThat(mistaken.select(".told .problem").text()).contains("‘25:00’ is no time of day");
    assertThat(mistaken.select("[name='in:v:K1']").val()).isEqualTo("07:45");
    assertThat(mistaken.select("[name='out:v:K1']").val()).isEqualTo("25:00");

    Map<String, String> plan =
        Map.of(
            "form", "end", "kind", "OUTCOME", "outcome", "ACTION_PLAN", "text", "Agreed by Alder.");
    Document without = followed(olive, olive.submit(opened, "cases/1/entries", plan));
    assertThat(without.select(".told .problem").text())
        .contains("An action plan has at least one action with its day.");
    assertThat(without.select("#end-text").text()).isEqualTo("Agreed by Alder.");
    assertThat(without.select("#end-outcome option[selected]").val()).isEqualTo("ACTION_PLAN");
    assertThat(without.select("#note-text").text()).isEmpty();
    Map<String, String> action = new TreeMap<>();
    action.put("form", "action");
    action.put("kind", "ACTION");
    action.put("text", "Spot check");
    action.put("due", "2026-10-26");
    assertThat(
            followed(olive, olive.submit(opened, "cases/1/entries", action))
                .select(".told .problem a[href=#action-due]")
                .text())
        .startsWith("Mon 26 Oct 2026 is past.");
    action.put("due", "2026-11-10");
    olive.submit(opened, "cases/1/entries", action);
    Document ended = followed(olive, olive.submit(opened, "cases/1/entries", plan));
    assertThat(ended.select(".history").text())
        .contains("Due Tue 10 Nov 2026", "Action plan with dates", "Agreed by Alder.");
    assertThat(ended.select("button[value=NOTE]")).isEmpty();
    assertThat(ann.get("cases/1").statusCode()).isEqualTo(403);

    comeBackAfter(21);
    try {
      assertThat(olive.page("today").select(".notice").text()).contains("Cases: 1 action due");
      Document late = olive.page("cases/1");
      assertThat(late.select(".history .tag-f").text()).isEqualTo("Due Tue 10 Nov 2026");
      Document done =
          followed(
              olive,
              olive.submit(
                  late, "cases/1/entries", Map.of("kind", "DONE", "text", "Saw it on the 9th.")));
      assertThat(done.select(".history").text())
          .contains("Done; was due Tue 10 Nov 2026", "saw an action done", "Saw it on the 9th.");
      assertThat(olive.page("today").select(".notice")).isEmpty();
    } finally {
      comeBackAfter(0);
    }
  }

  @Test
  @Order(11)
  void a_case_grows_and_may_begin_with_a_person() throws Exception {
    Document begun =
        followed(
            olive,
            olive.submit(
                olive.page("cases"),
                "cases",
                Map.of("title", "Mr Dev", "kind", "COMPLAINT", "service-user", "10004")));
    assertThat(begun.text()).contains("About Mr Dev Example");
    assertThat(begun.select("table.book")).hasSize(1);
    String theirs = begun.select("#gathered ~ .empty a").attr("href").substring(1);
    assertThat(olive.page(theirs).select("table.list tbody tr").text())
        .contains("Missed visit", "Mr Dev Example");
    String no = begun.select("form[action*=/log-book]").attr("action").replaceAll("[^0-9]", "");
    List<String> missed = choice("Missed visit");
    for (int time = 1; time <= 2; time++) {
      Document grown = decide("cases/gather", missed, Map.of("case", no));
      assertThat(grown.select("#gathered small").text()).isEqualTo("1");
    }
    assertThat(decide("cases/gather", missed, Map.of("case", "999")).select(".told").text())
        .contains("Give the number of a case that is open");
    assertThat(olive.page("cases").select("tbody tr td:first-child").eachText().getFirst())
        .contains("Mr Dev");
  }

  @Test
  @Order(11)
  void of_a_visit_by_two_workers_the_book_keeps_a_line_for_each() throws Exception {
    Document opened =
        decide(
            "cases",
            List.of(
                chosen(olive.page("discrepancies?state=any&kind=WITHHELD_LINE"))
                    .values()
                    .iterator()
                    .next()),
            Map.of("title", "Two by two", "kind", "COMPLAINT"));
    assertThat(opened.select("table.book tbody tr")).hasSize(2);

    Map<String, String> book = new TreeMap<>();
    book.put("from", "2026-10-27");
    book.put("to", "2026-10-27");
    book.put("in:v:K3/2", "10:04");
    book.put("by:v:K3/2", "W.A.");
    book.put("in:c:TWO-1", "10:20");
    book.put("by:c:TWO-1", "B.B.");
    Document compared =
        followed(
            olive,
            olive.submit(
                opened,
                opened.select("form[action*=/log-book]").attr("action").substring(1),
                book));

    assertThat(compared.select("table.book input[name^=by:]").eachAttr("value"))
        .containsExactly("W.A.", "B.B.");
    assertThat(compared.select("table.book tbody tr").first().select(".difference")).isEmpty();
  }

  @Test
  @Order(11)
  void a_view_is_kept_under_a_name_for_its_owner_alone() throws Exception {
    Document list = olive.page("discrepancies?kind=F&provider=BIRCH&state=any");
    String filters = list.select("input[name=filters]").attr("value");
    Document kept =
        followed(
            olive,
            olive.submit(
                list, "discrepancies/views", Map.of("name", "Birch to fix", "filters", filters)));

    String address = kept.select(".view a").attr("href");
    assertThat(address).isEqualTo("/discrepancies?state=any&provider=BIRCH&kind=F");
    assertThat(ann.page("provider/discrepancies").select(".view")).isEmpty();
    String fortnight = "discrepancies?kind=F&from=2026-10-14&to=2026-10-27";
    assertThat(olive.page(fortnight).select("input[name=filters]").attr("value"))
        .isEqualTo("days=14&kind=F");
    assertThat(olive.page("discrepancies?days=14&kind=F").select("#from").attr("value"))
        .isEqualTo("2026-10-14");
    Document gone =
        followed(
            olive,
            olive.submit(kept, "discrepancies/views/forget", Map.of("name", "Birch to fix")));
    assertThat(gone.select(".view")).isEmpty();
  }

  @Test
  @Order(12)
  void a_form_leads_back_to_a_page_of_ours_and_nowhere_else() throws Exception {
    for (String elsewhere :
        List.of("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example")) {
      HttpResponse<String> answer =
          olive.submit(
              olive.page("discrepancies"), "discrepancies/acknowledge", Map.of("back", elsewhere));
      assertThat(Visitor.location(answer)).as(elsewhere).isEqualTo("/discrepancies");
    }
  }

  @Test
  @Order(13)
  void no_form_is_taken_without_its_token() throws Exception {
    for (String form :
        List.of(
            "discrepancies/acknowledge",
            "queries",
            "queries/1/judge",
            "amendments",
            "cases",
            "unmatched-calls")) {
      assertThat(olive.post(form, "", Map.of("reason", "OTHER")).statusCode())
          .as(form)
          .isEqualTo(403);
    }
    assertThat(running.database().jooq().fetchCount(QUERY_DOCUMENT)).isEqualTo(1);
  }

  @Test
  @Order(14)
  void a_provider_takes_back_its_own_amendments_only_and_none_that_settled_a_query()
      throws Exception {
    amend(olive, "", Map.of("departed", "2026-10-27T08:11", "note", "The book says 08:11."));
    assertThat(takenBack(latestAmendment())).contains("Somebody of the other side wrote this");

    List<String> clipping = List.copyOf(chosen(olive.page("discrepancies?kind=CLIPPING")).values());
    decide("queries", clipping, Map.of("question", "Why?", "due", "2026-11-03"));
    long query = running.database().jooq().fetchCount(PROVIDER_QUERY);
    amend(ann, "provider/", Map.of("departed", "2026-10-27T08:20", "query", String.valueOf(query)));
    assertThat(ann.page("provider/visits/K1").select("form[action$=/withdraw]")).hasSize(1);
    assertThat(olive.page("queries/" + query).select(".history .theirs").text())
        .as("who judges the answer sees which times it gives")
        .contains("Arrived as the calls say, left 08:20.", "The worker forgot to ring on leaving.");
    olive.submit(
        olive.page("queries/" + query),
        "queries/" + query + "/judge",
        Map.of("word", "ACCEPTED", "text", "Thank you."));
    assertThat(takenBack(latestAmendment())).contains("was settled by this amendment");

    Document story = ann.page("provider/visits/K1");
    assertThat(story.select("form[action$=/withdraw]")).isEmpty();
    assertThat(story.select("section[aria-labelledby=amendments]").text())
        .contains("Somebody of the other side wrote this", "was settled by this amendment");
  }

  private static void amend(Visitor who, String own, Map<String, String> fields) throws Exception {
    amend(who, own, "K1", fields);
  }

  private static void amend(Visitor who, String own, String visit, Map<String, String> fields)
      throws Exception {
    Map<String, String> form = new TreeMap<>(fields);
    form.put("visit", visit);
    form.put("reason", "NO_DEPARTURE_CALL");
    Document said =
        followed(who, who.submit(who.page(own + "visits/" + visit), own + "amendments", form));
    assertThat(said.select(".told .problem")).isEmpty();
  }

  private static long latestAmendment() {
    return running
        .database()
        .jooq()
        .fetchValue(DSL.select(DSL.max(AMENDMENT.AMENDMENT_NO)).from(AMENDMENT));
  }

  private static String takenBack(long amendment) throws Exception {
    return followed(
            ann,
            ann.submit(
                ann.page("provider/visits/K1"),
                "provider/amendments/" + amendment + "/withdraw",
                Map.of()))
        .select(".told .problem")
        .text();
  }

  @Test
  @Order(15)
  void what_is_overdue_or_taken_further_stands_on_todays_page_and_in_a_list_of_its_own()
      throws Exception {
    List<String> cora = List.copyOf(chosen(olive.page("discrepancies?kind=MISSED_VISIT")).values());
    decide("queries", cora, Map.of("question", "Who was to come?", "due", "2026-10-28"));
    assertThat(olive.page("today").select(".notice")).isEmpty();

    comeBackAfter(2);
    try {
      assertThat(olive.page("today").select(".notice").text()).isEqualTo("Queries: 1 overdue");
      assertThat(ben.page("provider/visits").select(".notice").text())
          .isEqualTo("Queries: 1 to answer, 1 overdue");
      Document overdue = olive.page("queries?show=overdue");
      assertThat(overdue.select("tbody tr").eachText())
          .singleElement()
          .asString()
          .contains("Who was to come?", "Overdue");
      String query = overdue.select("tbody a").attr("href").substring(1);
      olive.submit(
          olive.page(query), query + "/judge", Map.of("word", "ESCALATED", "text", "Manager."));
      assertThat(olive.page("today").select(".notice").text())
          .isEqualTo("Queries: 1 taken further");
      assertThat(olive.page("queries?show=overdue").select("tbody tr")).isEmpty();
      assertThat(olive.page("queries?show=taken-further").select("tbody tr")).hasSize(1);
      assertThat(olive.page("queries?show=over").select("tbody tr").size()).isGreaterThan(1);
    } finally {
      comeBackAfter(0);
    }
  }

  @Test
  @Order(16)
  void who_was_away_is_told_what_waits_from_before_the_week() throws Exception {
    Document now = olive.page("discrepancies?kind=UNKNOWN_WORKER");
    assertThat(now.select(".notice")).isEmpty();
    comeBackAfter(14);
    try {
      Document later = olive.page("discrepancies?kind=UNKNOWN_WORKER");
      assertThat(later.select(".empty").text()).doesNotContain("all clear");
      assertThat(later.select(".notice").text())
          .startsWith("1 older one waits from before Wed 4 Nov 2026; the oldest is of Tue 27 Oct");
      String before = later.select(".notice a").attr("href").substring(1);
      assertThat(olive.page(before).select("table.list tbody tr")).hasSize(1);
    } finally {
      comeBackAfter(0);
    }
  }

  @Test
  @Order(17)
  void in_the_night_in_which_the_clocks_go_back_somebody_says_which_of_two_is_meant()
      throws Exception {
    long before = latestAmendment();
    Map<String, String> night = new TreeMap<>();
    night.put("commissioned", "NEXT-1");
    night.put("worker", "W1");
    night.put("arrived", "2026-10-25T00:30");
    night.put("departed", "2026-10-25T01:40");
    night.put("reason", "NO_DEPARTURE_CALL");
    Document page = ann.page("provider/commissioned-visits/NEXT-1");
    assertThat(page.select("select[name=departed-pass]")).isEmpty();
    assertThat(
            followed(ann, ann.submit(page, "provider/amendments/added", night))
                .select(".told .problem")
                .text())
        .contains("01:40 on Sun 25 Oct 2026 comes twice");
    assertThat(latestAmendment()).isEqualTo(before);

    Document suspended =
        followed(
            olive,
            olive.submit(
                olive.page("service-users/S2"),
                "suspensions",
                Map.of("begins", "2027-03-28T01:30", "reason", "hospital")));
    assertThat(suspended.select(".told .problem").text()).contains("the clocks go forward over it");
  }

  @Test
  @Order(18)
  void who_does_not_accept_an_amendment_is_told_which_times_hold_now() throws Exception {
    amend(ann, "provider/", "K3/2", Map.of("arrived", "2026-10-27T10:01"));
    long older = latestAmendment();
    amend(ann, "provider/", "K3/2", Map.of("arrived", "2026-10-26T22:00"));
    assertThat(
            olive
                .page("visits/K3/2")
                .select("section[aria-labelledby=amendments] td[data-label='Amended to']")
                .eachText())
        .as("a visit moved to another day says so")
        .containsExactly("10:01 to no departure", "Mon 26 Oct 2026, 22:00 to no departure");

    assertThat(rejected(latestAmendment()))
        .isEqualTo("The amendment is not accepted; the one of Tue 27 Oct 2026, 10:30 holds now.");
    assertThat(rejected(older))
        .isEqualTo("The amendment is not accepted; the calls' own times hold again.");
  }

  @Test
  @Order(18)
  void a_visit_that_was_added_by_hand_and_not_accepted_stays_on_the_story() throws Exception {
    Map<String, String> added = new TreeMap<>();
    added.put("commissioned", "LATE-1");
    added.put("worker", "W2");
    added.put("arrived", "2026-10-27T10:00");
    added.put("departed", "2026-10-27T10:29");
    added.put("reason", "NO_DEPARTURE_CALL");
    added.put("note", "He was there.");
    Document story =
        followed(
            ann,
            ann.submit(
                ann.page("provider/commissioned-visits/LATE-1"),
                "provider/amendments/added",
                added));
    assertThat(story.select("section[aria-labelledby=amendments]").text())
        .contains("10:00 to 10:29", "A visit by Will Alderson, added by hand", "He was there.");

    assertThat(rejected(latestAmendment()))
        .isEqualTo("The amendment is not accepted; no call shows the visit, so it counts no more.");
    assertThat(
            olive
                .page("commissioned-visits/LATE-1")
                .select("section[aria-labelledby=amendments] tbody tr")
                .eachText())
        .singleElement()
        .asString()
        .contains("Ann at Alder", "Will Alderson, added by hand", "Not accepted", "Olive Officer");
    assertThat(
            olive
                .page("commissioned-visits/NEXT-1")
                .select("section[aria-labelledby=amendments]")
                .text())
        .as("nor of anybody else's")
        .doesNotContain("He was there.");
  }

  @Test
  @Order(18)
  void what_was_entered_by_hand_is_no_call_in_a_case() throws Exception {
    var jooq = running.database().jooq();
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, "amendment-999")
        .set(VISIT.SERVICE_USER_ID, "S3")
        .set(VISIT.CARE_WORKER_ID, "W1")
        .set(VISIT.PROVIDER_ID, "ALDER")
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.ARRIVED_AT, ADayOfCare.at("10:00"))
        .set(VISIT.DEPARTED_AT, ADayOfCare.at("10:30"))
        .set(VISIT.BEGINS_AT, ADayOfCare.at("10:00"))
        .set(VISIT.DATE, ADayOfCare.TUESDAY)
        .set(VISIT.LOCATION_PROOF, "NONE")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, false)
        .set(VISIT.COMMISSIONED_VISIT_ID, "LATE-1")
        .execute();
    try {
      Document begun =
          followed(
              olive,
              olive.submit(
                  olive.page("cases"),
                  "cases",
                  Map.of("title", "Cora", "kind", "COMPLAINT", "service-user", "10003")));
      String action = begun.select("form[action*=/log-book]").attr("action").substring(1);
      Map<String, String> book = new TreeMap<>();
      book.put("from", "2026-10-27");
      book.put("to", "2026-10-27");
      book.put("in:v:amendment-999", "10:00");
      book.put("out:v:amendment-999", "10:30");
      Document compared = followed(olive, olive.submit(begun, action, book));

      assertThat(compared.select("table.book td[data-label=Calls]").eachText())
          .containsExactly("None Wanda Alderson Entered by hand: 10:00 to 10:30");
      assertThat(compared.select(".difference").eachText())
          .contains("A line in the book, but no call");
    } finally {
      jooq.deleteFrom(VISIT).where(VISIT.VISIT_ID.eq("amendment-999")).execute();
    }
  }

  @Test
  @Order(19)
  void a_visit_that_waits_to_be_looked_at_again_says_so_and_can_be_asked_for_anew()
      throws Exception {
    var jooq = running.database().jooq();
    jooq.deleteFrom(TO_VERIFY).execute();
    Document settled = olive.page("visits/K1");
    assertThat(settled.text()).doesNotContain("looked at again");

    amend(olive, "", Map.of("departed", "2026-10-27T08:12", "note", "The book says 08:12."));

    for (Document waits : List.of(olive.page("visits/K1"), ann.page("provider/visits/K1"))) {
      assertThat(waits.select("#to-verify").text())
          .startsWith(
              "This is being looked at again; times, findings and minutes below are those from"
                  + " before.");
      assertThat(waits.select("#to-verify a").eachAttr("href")).containsExactly("");
    }
    assertThat(olive.page("commissioned-visits/TWO-1").select("#to-verify")).isEmpty();
  }

  @Test
  @Order(19)
  void a_time_by_hand_stands_beside_the_one_that_was_called() throws Exception {
    var jooq = running.database().jooq();
    var departure = VISIT.VISIT_ID.eq("K1");
    assertThat(olive.page("visits/K1").select(".attendance").text()).doesNotContain("by hand");
    jooq.update(VISIT).set(VISIT.DEPARTED_AT, ADayOfCare.at("08:29")).where(departure).execute();
    try {
      assertThat(olive.page("visits/K1").select(".attendance").text())
          .contains("Arrived 07:58:00", "Left 08:29 by hand; called 08:10:00")
          .contains("Both calls from the registered line; a time by hand rests on no call");
    } finally {
      jooq.update(VISIT).set(VISIT.DEPARTED_AT, ADayOfCare.at("08:10")).where(departure).execute();
    }
  }

  @Test
  @Order(19)
  void an_officer_takes_an_amendment_of_their_own_back_and_accepts_none_of_a_providers()
      throws Exception {
    amend(olive, "", "K4", Map.of("departed", "2026-10-27T09:40"));
    String own = "/amendments/" + latestAmendment();
    amend(ben, "provider/", "K4", Map.of("departed", "2026-10-27T09:42"));
    String theirs = "/amendments/" + latestAmendment();

    Document story = olive.page("visits/K4");
    assertThat(story.select("form[action^=/amendments/]").eachAttr("action"))
        .containsExactly(own + "/withdraw", theirs + "/reject");
    Document refused =
        followed(
            olive,
            olive.submit(
                story,
                own.substring(1) + "/reject",
                Map.of("note", "Not so.", "back", "/visits/K4")));
    assertThat(refused.select(".told .problem p").text())
        .isEqualTo(
            "The council wrote this amendment itself. Take it back, or amend the visit again.");
    assertThat(refused.select("form[action=" + own + "/withdraw]")).hasSize(1);
    Document back =
        followed(
            olive,
            olive.submit(story, own.substring(1) + "/withdraw", Map.of("back", "/visits/K4")));
    assertThat(back.select(".told").text()).startsWith("The amendment is taken back;");
    assertThat(rejected(latestAmendment())).startsWith("The amendment is not accepted;");
  }

  @Test
  @Order(19)
  void another_reason_is_told_by_its_note_and_takes_no_side() throws Exception {
    Map<String, String> form = new TreeMap<>();
    form.put("visit", "K4");
    form.put("departed", "2026-10-27T09:41");
    form.put("reason", "OTHER");
    form.put("note", "The lift was stuck.");
    Document story =
        followed(ben, ben.submit(ben.page("provider/visits/K4"), "provider/amendments", form));
    assertThat(story.select("section[aria-labelledby=amendments] td[data-label=Why]").last().text())
        .isEqualTo("The lift was stuck.");
    assertThat(story.select("optgroup:contains(Another reason)").first().attr("label"))
        .isEqualTo("Neither of these");
    rejected(latestAmendment());
  }

  @Test
  @Order(19)
  void a_question_about_a_habit_too_is_not_answered_by_amending_one_visit() throws Exception {
    var habit = DISCREPANCY.CODE.eq("CLIPPING");
    var jooq = running.database().jooq();
    String visit = jooq.fetchValue(DISCREPANCY.VISIT_ID, habit);
    jooq.update(DISCREPANCY).set(DISCREPANCY.VISIT_ID, "").where(habit).execute();
    try {
      List<String> two = new ArrayList<>();
      for (String kind : List.of("SHORT_VISIT", "CLIPPING")) {
        two.addAll(chosen(olive.page("discrepancies?state=any&kind=" + kind)).values());
      }
      decide("queries", two, Map.of("question", "Again and again?", "due", "2026-11-03"));
      long query = jooq.fetchCount(PROVIDER_QUERY);
      Map<String, String> form =
          Map.of(
              "visit", "K1",
              "departed", "2026-10-27T08:26",
              "reason", "NO_DEPARTURE_CALL",
              "query", String.valueOf(query));
      Map<String, String> wrong = new TreeMap<>(form);
      wrong.put("departed", "2026-10-27T07:26");
      Document refused =
          followed(ann, ann.submit(ann.page("provider/visits/K1"), "provider/amendments", wrong));
      assertThat(refused.select(".told .problem")).isNotEmpty();
      assertThat(refused.select("form[action$=/amendments] input[name=query]").eachAttr("value"))
          .as("it is mended as the answer that it was")
          .contains(String.valueOf(query));
      Document said =
          followed(ann, ann.submit(ann.page("provider/visits/K1"), "provider/amendments", form));
      assertThat(said.select(".told").text())
          .contains("goes to the council once it is answered in words")
          .doesNotContain("has gone to the council");
      assertThat(olive.page("queries/" + query).select("main > .lead").text())
          .startsWith("Waits for the provider");
      olive.submit(
          olive.page("queries/" + query),
          "queries/" + query + "/judge",
          Map.of("word", "CLOSED", "text", "Asked by telephone."));
    } finally {
      jooq.update(DISCREPANCY).set(DISCREPANCY.VISIT_ID, visit).where(habit).execute();
    }
  }

  @Test
  @Order(19)
  void a_query_about_two_visits_waits_for_the_provider_until_both_are_answered() throws Exception {
    List<String> two = new ArrayList<>();
    for (String kind : List.of("SHORT_VISIT", "WITHHELD_LINE")) {
      two.addAll(chosen(olive.page("discrepancies?state=any&kind=" + kind)).values());
    }
    Document asked =
        decide("queries", two, Map.of("question", "What happened?", "due", "2026-11-03"));
    long query = running.database().jooq().fetchCount(PROVIDER_QUERY);
    assertThat(asked.select("#about + ul .tag").eachText())
        .containsExactly("Not answered yet", "Not answered yet");

    Map<String, String> form = new TreeMap<>();
    form.put("visit", "K1");
    form.put("departed", "2026-10-27T08:25");
    form.put("reason", "NO_DEPARTURE_CALL");
    form.put("query", String.valueOf(query));
    Document half =
        followed(ann, ann.submit(ann.page("provider/visits/K1"), "provider/amendments", form));
    assertThat(half.select(".told").text())
        .contains("answers what was found of this visit", "1 finding that is asked about has no");
    Document seen = olive.page("queries/" + query);
    assertThat(seen.select("main > .lead").text()).startsWith("Waits for the provider");
    assertThat(seen.select("#about + ul .tag").eachText())
        .containsExactly("Answered", "Not answered yet");
    assertThat(seen.select(".history .theirs").text())
        .contains("amended Mrs Ada Example’s visit of Tue 27 Oct 2026, Tue 27 Oct 2026, 10:30")
        .contains("Arrived as the calls say, left 08:25.");

    form.put("visit", "K3/2");
    form.put("departed", "2026-10-27T10:20");
    Document whole =
        followed(ann, ann.submit(ann.page("provider/visits/K3/2"), "provider/amendments", form));
    assertThat(whole.select(".told").text()).contains("has gone to the council as your answer");
    assertThat(olive.page("queries/" + query).select("main > .lead").text())
        .startsWith("Waits for the council");
    olive.submit(
        olive.page("queries/" + query),
        "queries/" + query + "/judge",
        Map.of("word", "REJECTED", "text", "Why so late?"));
    assertThat(olive.page("queries/" + query).select("#about + ul .tag").eachText())
        .containsExactly("Not answered yet", "Not answered yet");
  }

  @Test
  @Order(20)
  void an_answer_stands_with_its_document_and_an_amendment_with_its_word_or_neither_does()
      throws Exception {
    var jooq = running.database().jooq();
    long query = jooq.fetchCount(PROVIDER_QUERY);
    int words = jooq.fetchCount(PROVIDER_QUERY_ENTRY);
    int amendments = jooq.fetchCount(AMENDMENT);
    Map<String, String> amendment = new TreeMap<>();
    amendment.put("visit", "K1");
    amendment.put("departed", "2026-10-27T08:26");
    amendment.put("reason", "NO_DEPARTURE_CALL");
    amendment.put("query", String.valueOf(query));

    jooq.execute(
        "CREATE TRIGGER no_room BEFORE INSERT ON query_document"
            + " FOR EACH ROW SIGNAL SQLSTATE '45000'");
    try {
      assertThat(answer(ann, query, PDF, "record.pdf").statusCode()).isEqualTo(500);
    } finally {
      jooq.execute("DROP TRIGGER no_room");
    }
    assertThat(jooq.fetchCount(PROVIDER_QUERY_ENTRY)).isEqualTo(words);

    jooq.execute(
        "CREATE TRIGGER no_room BEFORE INSERT ON provider_query_entry"
            + " FOR EACH ROW SIGNAL SQLSTATE '45000'");
    try {
      assertThat(
              ann.submit(ann.page("provider/visits/K1"), "provider/amendments", amendment)
                  .statusCode())
          .isEqualTo(500);
    } finally {
      jooq.execute("DROP TRIGGER no_room");
    }
    assertThat(jooq.fetchCount(AMENDMENT)).isEqualTo(amendments);
    assertThat(answer(ann, query, PDF, "record.pdf").statusCode()).isEqualTo(302);
    assertThat(jooq.fetchCount(PROVIDER_QUERY_ENTRY)).isEqualTo(words + 1);
  }

  private static String rejected(long amendment) throws Exception {
    return followed(
            olive,
            olive.submit(
                olive.page("visits/K1"),
                "amendments/" + amendment + "/reject",
                Map.of("note", "The book says otherwise.", "back", "/visits/K1")))
        .select(".told")
        .text();
  }

  /** So many days later everybody has to log in again. */
  private static void comeBackAfter(int days) throws Exception {
    running.now().set(ADayOfCare.HALF_PAST_TEN.plus(Duration.ofDays(days)));
    logIn();
  }

  private static void logIn() throws Exception {
    olive = Visitor.loggedIn(running.portal(), "olive");
    ann = Visitor.loggedIn(running.portal(), "ann");
    ben = Visitor.loggedIn(running.portal(), "ben");
  }

  /** Sends the list's form with these findings chosen. */
  private static Document decide(String action, List<String> findings, Map<String, String> fields)
      throws Exception {
    Document list = olive.page("discrepancies");
    String hidden =
        list.select("form#work input[type=hidden]").stream()
            .map(input -> Visitor.pair(input.attr("name"), input.attr("value")))
            .collect(java.util.stream.Collectors.joining("&"));
    StringBuilder body = new StringBuilder(hidden);
    findings.forEach(one -> body.append('&').append(Visitor.pair("finding", one)));
    return followed(olive, olive.post(action, body.toString(), fields));
  }

  private static List<String> choice(String title) throws Exception {
    String value = chosen(olive.page("discrepancies")).get(title);
    return value == null ? List.of() : List.of(value);
  }

  /** What the boxes of a list send, by the finding's title. */
  private static Map<String, String> chosen(Document list) {
    Map<String, String> values = new TreeMap<>();
    list.select("table.list tbody tr")
        .forEach(
            row ->
                values.put(
                    row.select(".finding-head b").text(),
                    row.select("input[name=finding]").attr("value")));
    return values;
  }

  private static Document upload(Visitor visitor, String content, String name) throws Exception {
    return uploadBytes(visitor, content.getBytes(StandardCharsets.UTF_8), name);
  }

  private static Document uploadBytes(Visitor visitor, byte[] content, String name)
      throws Exception {
    return followed(visitor, answer(visitor, 1, content, name));
  }

  private static HttpResponse<String> answer(
      Visitor visitor, long query, byte[] content, String name) throws Exception {
    Document page = visitor.page("provider/queries");
    String token = page.select("input[name=_csrf]").attr("value");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"text\"", "He had asked for help.".getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"document\"; filename=\"" + name + "\"", content);
    body.write("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
    return visitor
        .http()
        .send(
            HttpRequest.newBuilder(
                    running.portal().url().resolve("provider/queries/" + query + "/answer"))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofString());
  }

  private static void part(ByteArrayOutputStream body, String what, byte[] content)
      throws Exception {
    body.write(
        ("--edge\r\nContent-Disposition: form-data; " + what + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static Document followed(Visitor visitor, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return visitor.page(Visitor.location(answer).substring(1));
  }
}
