package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER_VERSION;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.RunningPortal.Running;

/** Orders, dated visits and the rota, keyed on a page. It is Tuesday 27 October 2026, 10:30. */
@ExtendWith(RunningPortal.class)
class OrdersTest {

  private final DSLContext jooq;
  private final Portal portal;

  OrdersTest(Running running) {
    this.jooq = running.database().jooq();
    this.portal = running.portal();
  }

  @BeforeEach
  void somebodyWhoseCareIsKeyed() {
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, "KEYED")
        .set(SERVICE_USER.CODE, "30001")
        .set(SERVICE_USER.NAME, "Mr Kay Example")
        .execute();
  }

  @AfterEach
  void asBefore() {
    jooq.deleteFrom(ROTA).where(ROTA.COMMISSIONED_VISIT_ID.like("KEYED%")).execute();
    jooq.deleteFrom(DATED_VISIT).where(DATED_VISIT.SERVICE_USER_ID.like("KEYED%")).execute();
    jooq.deleteFrom(SERVICE_ORDER).where(SERVICE_ORDER.SERVICE_USER_ID.eq("KEYED")).execute();
    jooq.deleteFrom(SERVICE_ORDER_VERSION)
        .where(SERVICE_ORDER_VERSION.SERVICE_USER_ID.eq("KEYED"))
        .execute();
    jooq.deleteFrom(SERVICE_USER).where(SERVICE_USER.SERVICE_USER_ID.like("KEYED%")).execute();
    jooq.deleteFrom(TO_VERIFY).execute();
    jooq.deleteFrom(IMPORT_UPLOAD).execute();
  }

  @Test
  void an_order_is_looked_at_with_the_visits_that_follow_then_loaded_and_taken_back()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    HttpResponse<String> keyed = key(selma, "2026-11-02", "day=MON&day=THU&weeks=2");
    Document preview = selma.page(Visitor.location(keyed).substring(1));

    assertThat(preview.select(".lead").text())
        .contains("can be taken back within 30 days, as long as nothing else has been loaded;");
    assertThat(preview.select("tbody").first().text())
        .as("the file that it is")
        .isEqualTo("service_orders.csv 1 1 0 0 0");
    assertThat(preview.select("#follows").text())
        .isEqualTo("What follows for KEYED, Mon 2 Nov 2026 to Sun 29 Nov 2026");
    assertThat(preview.select("section tbody tr").eachText())
        .as("every other week, from the Monday of the first on")
        .containsExactly(
            "Comes Mon 2 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical",
            "Comes Thu 5 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical",
            "Comes Mon 16 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical",
            "Comes Thu 19 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical");
    assertThat(orders()).as("nothing is changed yet").isEmpty();

    String id = load(selma, keyed);
    assertThat(orders()).containsExactly("KEYED-1 MON;THU 2026-11-02 null");
    assertThat(jooq.fetchCount(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("KEYED"))).isPositive();
    assertThat(selma.page("senior/imports").text()).contains("keyed for KEYED");

    selma.sendWithToken("POST", "senior/imports/back", "id=" + id);
    assertThat(orders()).isEmpty();
  }

  @Test
  void an_order_is_changed_from_a_day_on_and_what_it_was_stays() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));
    Document form = selma.page("senior/orders?person=KEYED&order=KEYED-1");
    assertThat(form.select("#order-heading").text())
        .isEqualTo("Order KEYED-1, changed from a day on");
    assertThat(form.select("#order-id").attr("value")).isEqualTo("KEYED-2");
    assertThat(form.select("input[name=day][checked]").eachAttr("value")).containsExactly("TUE");

    HttpResponse<String> keyed =
        selma.sendWithToken(
            "POST",
            "senior/orders/order",
            "person=KEYED&id=KEYED-2&instead=KEYED-1&provider=BIRCH&type=personal+care"
                + "&from=2026-11-10&to=&day=TUE&weeks=1&start=09:00&minutes=45&workers=1");
    Document preview = selma.page(Visitor.location(keyed).substring(1));

    assertThat(preview.select("tbody").first().text()).isEqualTo("service_orders.csv 2 1 1 0 0");
    assertThat(preview.select("section tbody tr").eachText())
        .startsWith(
            "Goes Tue 10 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical",
            "Comes Tue 10 Nov 2026, 09:00 45 min, personal care by Birch Care at Home");
    load(selma, keyed);
    assertThat(orders())
        .containsExactly("KEYED-1 TUE 2026-10-26 2026-11-09", "KEYED-2 TUE 2026-11-10 null");
  }

  @Test
  void an_order_ends_on_a_last_day_and_not_before_it_began() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));

    Document before =
        refused(selma, "senior/orders/end", "form=end&person=KEYED&order=KEYED-1&last=2026-10-25");
    assertThat(before.select(".told .problem a[href=#end-last]").text())
        .isEqualTo("The last day is before the first day of the order.");
    assertThat(before.select("#end-last").val()).isEqualTo("2026-10-25");
    load(selma, end(selma, "2026-11-03"));

    assertThat(orders()).containsExactly("KEYED-1 TUE 2026-10-26 2026-11-03");
  }

  /** Each day on which another order takes the place of one that ends on 30 November. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30, 2026-11-29",
    "2026-12-01, 2026-11-30",
    "2026-12-02, 2026-11-30",
    "2027-01-01, 2026-11-30"
  })
  void changing_an_order_never_makes_it_longer(String from, String end) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));
    load(selma, end(selma, "2026-11-30"));
    assertThat(selma.page("senior/orders?person=KEYED&order=KEYED-1").select("main").text())
        .contains("ends on the day before, or on Mon 30 Nov 2026 as it does now");

    load(
        selma,
        selma.sendWithToken("POST", "senior/orders/order", change("KEYED-2", "KEYED-1", from)));

    assertThat(orders())
        .containsExactly("KEYED-1 TUE 2026-10-26 " + end, "KEYED-2 TUE " + from + " null");
  }

  @Test
  void an_order_that_is_changed_keeps_its_number_though_it_has_ended_by_then() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));
    load(selma, end(selma, "2026-11-30"));

    assertThat(
            refused(
                    selma,
                    "senior/orders/order",
                    "form=order&" + change("KEYED-1", "KEYED-1", "2027-01-01"))
                .select(".told .problem a[href=#order-id]")
                .text())
        .isEqualTo("The order that is changed has the number ‘KEYED-1’: give the new one another.");
  }

  @Test
  void ending_an_order_never_makes_it_longer() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));
    load(selma, end(selma, "2026-11-30"));

    Document later =
        refused(selma, "senior/orders/end", "form=end&person=KEYED&order=KEYED-1&last=2026-12-01");
    assertThat(later.select(".told .problem a[href=#end-last]").text())
        .isEqualTo(
            "Order KEYED-1 ends on Mon 30 Nov 2026 already: to end it does not make it longer."
                + " Where its care goes on, change the order from Tue 1 Dec 2026 on.");
    waits(end(selma, "2026-11-30"));
    load(selma, end(selma, "2026-11-29"));

    assertThat(orders()).containsExactly("KEYED-1 TUE 2026-10-26 2026-11-29");
  }

  @Test
  void an_order_that_is_gone_by_then_is_not_changed_into_one_beside_the_others() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id = load(selma, key(selma, "2026-10-26", "day=TUE"));
    selma.sendWithToken("POST", "senior/imports/back", "id=" + id);

    Document gone =
        refused(
            selma,
            "senior/orders/order",
            "form=order&" + change("KEYED-2", "KEYED-1", "2026-11-10"));

    assertThat(gone.select(".told .problem").text())
        .contains("There is no order KEYED-1 any more that could be changed.");
    assertThat(gone.select("#order-heading").text()).isEqualTo("A new order");
    assertThat(gone.select("#order-id, #order-start").eachAttr("value"))
        .as("what was typed")
        .containsExactly("KEYED-2", "09:00");
  }

  @Test
  void two_more_visits_of_one_time_are_two_visits() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String visit =
        "person=KEYED&id=&type=personal+care&date=2026-11-03&start=08:00&minutes=30&provider=";
    HttpResponse<String> first =
        selma.sendWithToken("POST", "senior/orders/visit", visit + "ALDER");
    HttpResponse<String> second =
        selma.sendWithToken("POST", "senior/orders/visit", visit + "BIRCH");
    load(selma, first);
    load(selma, second);
    load(selma, selma.sendWithToken("POST", "senior/orders/visit", visit + "BIRCH"));

    assertThat(
            jooq.selectFrom(DATED_VISIT)
                .where(DATED_VISIT.SERVICE_USER_ID.eq("KEYED"))
                .orderBy(DATED_VISIT.COMMISSIONED_VISIT_ID)
                .fetch(row -> row.getCommissionedVisitId() + " " + row.getProviderId()))
        .containsExactly(
            "KEYED-2026-11-03-0800 ALDER",
            "KEYED-2026-11-03-0800-2 BIRCH",
            "KEYED-2026-11-03-0800-3 BIRCH");
  }

  @Test
  void one_more_visit_is_keyed_for_somebody_with_a_long_reference() throws Exception {
    String person = "KEYED" + "-".repeat(59);
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, person)
        .set(SERVICE_USER.CODE, "30002")
        .set(SERVICE_USER.NAME, "Mrs Elle Example")
        .execute();
    Visitor selma = Visitor.loggedIn(portal, "selma");

    load(
        selma,
        selma.sendWithToken(
            "POST",
            "senior/orders/visit",
            "person="
                + person
                + "&id=&provider=ALDER&type=x&date=2026-11-03&start=08:00&minutes=30"));

    assertThat(jooq.fetchCount(DATED_VISIT, DATED_VISIT.SERVICE_USER_ID.eq(person))).isOne();
  }

  @Test
  void what_is_done_with_what_was_keyed_stands_in_the_persons_log() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    long before =
        jooq.fetchSingle(select(coalesce(max(AUDIT_ENTRY.AUDIT_ID), 0L)).from(AUDIT_ENTRY))
            .value1();

    String id = load(selma, key(selma, "2026-10-26", "day=TUE"));
    selma.get("senior/imports/back?id=" + id);
    selma.sendWithToken("POST", "senior/imports/back", "id=" + id);
    String aside = waits(key(selma, "2026-10-26", "day=TUE"));
    selma.sendWithToken("POST", "senior/imports/drop", "id=" + aside);

    assertThat(
            jooq.select(AUDIT_ENTRY.ROUTE)
                .from(AUDIT_ENTRY)
                .join(AUDIT_SUBJECT)
                .on(AUDIT_SUBJECT.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
                .where(AUDIT_ENTRY.AUDIT_ID.gt(before))
                .and(AUDIT_SUBJECT.SUBJECT_ID.eq("KEYED"))
                .orderBy(AUDIT_ENTRY.AUDIT_ID)
                .fetch(AUDIT_ENTRY.ROUTE))
        .containsSubsequence(
            "POST /senior/imports/load",
            "GET /senior/imports/back",
            "POST /senior/imports/back",
            "POST /senior/imports/drop");
  }

  @Test
  void a_visit_of_one_date_comes_in_place_of_another_with_who_is_to_come() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));

    HttpResponse<String> keyed =
        selma.sendWithToken(
            "POST",
            "senior/orders/visit",
            "person=KEYED&id=KEYED-1@2026-11-03&provider=ALDER&type=personal+care&date=2026-11-04"
                + "&start=10:00&minutes=60&workers=2&worker=W1&second=W2");
    Document preview = selma.page(Visitor.location(keyed).substring(1));
    assertThat(preview.select("section tbody tr").eachText())
        .containsExactly(
            "Was Tue 3 Nov 2026, 08:00 30 min, may begin 15 min later, personal care by Alder"
                + " Homecare, time-critical",
            "Becomes Wed 4 Nov 2026, 10:00 60 min, 2 workers, personal care by Alder Homecare,"
                + " rota: W1, W2");
    load(selma, keyed);

    assertThat(jooq.fetchSingle(DATED_VISIT, DATED_VISIT.SERVICE_USER_ID.eq("KEYED")).getDate())
        .isEqualTo(LocalDate.of(2026, 11, 4));
  }

  @Test
  void who_is_to_come_is_keyed_for_a_visit_of_that_person_alone() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));

    HttpResponse<String> keyed =
        selma.sendWithToken(
            "POST",
            "senior/orders/rota",
            "person=KEYED&visit=KEYED-1@2026-11-03&worker=W1&second=");
    assertThat(selma.page(Visitor.location(keyed).substring(1)).select("section tbody").text())
        .contains("Was Tue 3 Nov 2026")
        .contains("rota: W1");
    load(selma, keyed);
    assertThat(
            jooq.fetch(ROTA, ROTA.COMMISSIONED_VISIT_ID.eq("KEYED-1@2026-11-03"))
                .getValues(ROTA.CARE_WORKER_ID))
        .containsExactly("W1");
    assertThat(
            selma
                .sendWithToken(
                    "POST", "senior/orders/rota", "person=S1&visit=KEYED-1@2026-11-03&worker=W1")
                .statusCode())
        .as("somebody else's visit")
        .isEqualTo(404);
  }

  @Test
  void no_order_is_taken_from_somebody_else_nor_are_wrong_ones_loaded() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));

    int uploads = jooq.fetchCount(IMPORT_UPLOAD);

    Document taken =
        refused(
            selma,
            "senior/orders/order",
            "form=order&person=S1&id=KEYED-1&provider=ALDER&type=x&from=2026-11-01&day=TUE"
                + "&start=08:00&minutes=30");
    assertThat(taken.select(".told .problem a[href=#order-id]").text())
        .isEqualTo("Somebody else has order KEYED-1.");
    Document wrong =
        refused(
            selma,
            "senior/orders/order",
            "form=order&person=KEYED&id=KEYED-9&provider=BIRCH&type=night+sitting"
                + "&from=2026-11-01&to=&weeks=3&start=21:00&latest=21:30&minutes=45&workers=2"
                + "&critical=true");
    assertThat(wrong.select("h1").text()).as("the page of the form").startsWith("Orders of");
    assertThat(wrong.select(".told .problem a[href=#order-day-MON]").text())
        .isEqualTo("Choose at least one day of the week.");
    assertThat(wrong.select("#order-day-MON-wrong").text())
        .as("beside the field")
        .isEqualTo("Choose at least one day of the week.");
    assertThat(
            wrong
                .select("#order-heading ~ form input[type!=hidden][type!=checkbox]")
                .eachAttr("value"))
        .as("what was typed")
        .containsExactly(
            "KEYED-9", "night sitting", "2026-11-01", "", "3", "21:00", "21:30", "45", "2");
    assertThat(wrong.select("#order-provider option[selected]").val()).isEqualTo("BIRCH");
    assertThat(wrong.select("input[name=day][checked]")).isEmpty();
    assertThat(wrong.select("#order-critical[checked]")).hasSize(1);
    assertThat(wrong.text()).doesNotContain("service_orders.csv", "line 2");
    assertThat(jooq.fetchCount(IMPORT_UPLOAD)).as("nothing is left behind").isEqualTo(uploads);
    assertThat(Visitor.loggedIn(portal, "olive").get("senior/orders?person=S1").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_latest_start_before_the_start_is_the_next_days_only_where_somebody_says_so()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String visit =
        "form=visit&person=KEYED&id=&provider=ALDER&type=night+care&date=2026-11-03&start=23:00"
            + "&latest=00:30&minutes=30&workers=1";

    Document asked = refused(selma, "senior/orders/visit", visit);
    assertThat(asked.select(".told .problem a[href=#visit-latest]").text())
        .startsWith("The latest start, 00:30, is before the start, 23:00: that would be 1 h 30 min")
        .contains("on the next day");
    HttpResponse<String> meant =
        selma.sendWithToken("POST", "senior/orders/visit", visit + "&next-day=true");
    assertThat(selma.page(Visitor.location(meant).substring(1)).select("section tbody").text())
        .contains("Comes Tue 3 Nov 2026, 23:00 30 min, may begin 90 min later");
    assertThat(
            refused(
                    selma,
                    "senior/orders/visit",
                    visit.replace("latest=00:30", "latest=23:30") + "&next-day=true")
                .select(".told .problem a[href=#visit-next-day]")
                .text())
        .contains("is not before the start, 23:00");
  }

  @Test
  void an_order_is_corrected_from_its_beginning_only_where_that_is_ticked() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(selma, key(selma, "2026-10-26", "day=TUE"));
    assertThat(Visitor.location(key(selma, "2026-11-09", "day=TUE"))).startsWith("/senior/orders?");

    HttpResponse<String> corrected = key(selma, "2026-11-09", "day=TUE&correct=true");
    Document preview = selma.page(Visitor.location(corrected).substring(1));
    assertThat(preview.select("#follows").text())
        .startsWith("What follows for KEYED, Tue 27 Oct 2026 to ");
    assertThat(preview.select("section tbody tr").first().text())
        .startsWith("Goes Tue 27 Oct 2026, 08:00");
    load(selma, corrected);
    assertThat(orders()).containsExactly("KEYED-1 TUE 2026-11-09 null");
  }

  @Test
  void an_order_over_midnight_is_changed_with_its_tick() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    load(
        selma,
        selma.sendWithToken(
            "POST",
            "senior/orders/order",
            "person=KEYED&id=KEYED-1&provider=ALDER&type=x&from=2026-10-26&day=TUE&start=23:00"
                + "&latest=00:30&next-day=true&minutes=30"));

    assertThat(
            selma
                .page("senior/orders?person=KEYED&order=KEYED-1")
                .select("#order-next-day[checked]"))
        .hasSize(1);
    assertThat(selma.page("senior/orders?person=KEYED").select("#order-next-day[checked]"))
        .isEmpty();
  }

  @Test
  void what_is_loaded_is_said_on_the_persons_orders_and_what_has_no_row_is_not_offered()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String id = waits(key(selma, "2026-10-26", "day=TUE"));

    Document after = loaded(selma, id);
    assertThat(after.select(".told .notice").text())
        .startsWith("What you keyed holds now")
        .contains("within 30 days, as long as nothing else has been loaded.");
    assertThat(after.select(".told .notice a").attr("href"))
        .isEqualTo("/senior/imports/back?id=" + id);

    String nothing =
        Visitor.location(
            selma.upload(
                "senior/imports",
                Map.of("rota.csv", "commissioned_visit_id,care_worker_id\nNONE,NONE\n")));
    Document preview = selma.page(nothing.substring(1));
    assertThat(preview.text()).contains("there is no row in it to take");
    assertThat(preview.select("form[action=/senior/imports/load]")).isEmpty();
  }

  @Test
  void a_person_is_named_by_reference_code_or_full_name_wherever_one_is_asked_for()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    for (String asked : List.of("S1", "10001", "Mrs+Ada+Example")) {
      assertThat(selma.page("senior/orders?person=" + asked).selectFirst("h1").text())
          .isEqualTo("Orders of Mrs Ada Example");
    }
    Document nobody = selma.page("senior/orders?person=Ada");
    assertThat(nobody.select(".told .problem a[href=#person]").text())
        .isEqualTo("Nobody is called ‘Ada’: give the reference or code, or the whole name.");
    assertThat(nobody.select("#person[aria-invalid=true]").val()).isEqualTo("Ada");

    Document exported =
        selma.page(
            Visitor.location(selma.get("senior/export?form=export&service-user=Ada")).substring(1));
    assertThat(exported.select(".told .problem a[href=#export-service-user]")).hasSize(1);
    assertThat(exported.select("#export-service-user").val()).isEqualTo("Ada");
    selma.sendWithToken(
        "POST",
        "senior/retention/hold",
        "form=hold&kind=CARE_WORKER&subject=Wanda+Alderson&reason=An+enquiry");
    assertThat(selma.page("senior/retention").select(".findings").text())
        .contains("care worker Wanda Alderson W1", "An enquiry");
  }

  /** The page on which a form stands that was refused. */
  private static Document refused(Visitor visitor, String action, String form) throws Exception {
    HttpResponse<String> answer = visitor.sendWithToken("POST", action, form);
    assertThat(Visitor.location(answer)).startsWith("/senior/orders?");
    return visitor.page(Visitor.location(answer).substring(1));
  }

  private static HttpResponse<String> key(Visitor selma, String from, String days)
      throws Exception {
    return selma.sendWithToken(
        "POST",
        "senior/orders/order",
        "person=KEYED&id=KEYED-1&instead=&provider=ALDER&type=personal+care&from="
            + from
            + "&to=&start=08:00&latest=08:15&minutes=30&workers=1&critical=true&"
            + days);
  }

  private static HttpResponse<String> end(Visitor selma, String last) throws Exception {
    return selma.sendWithToken(
        "POST", "senior/orders/end", "person=KEYED&order=KEYED-1&last=" + last);
  }

  /** A form that changes an order into another one from a day on. */
  private static String change(String id, String instead, String from) {
    return "person=KEYED&id=%s&instead=%s&provider=BIRCH&type=personal+care&from=%s&to=&day=TUE&weeks=1&start=09:00&minutes=45&workers=1"
        .formatted(id, instead, from);
  }

  /** The number under which what was keyed waits to be loaded. */
  private static String waits(HttpResponse<String> keyed) {
    assertThat(Visitor.location(keyed)).startsWith("/senior/imports/preview?id=");
    return Visitor.location(keyed).replaceAll(".*id=", "");
  }

  /** The page that loading leads to. */
  private static Document loaded(Visitor selma, String id) throws Exception {
    return selma.page(
        Visitor.location(selma.sendWithToken("POST", "senior/imports/load", "id=" + id))
            .substring(1));
  }

  private static String load(Visitor selma, HttpResponse<String> keyed) throws Exception {
    String id = waits(keyed);
    assertThat(loaded(selma, id).select("h1").text()).startsWith("Orders of");
    return id;
  }

  private List<String> orders() {
    return jooq.selectFrom(SERVICE_ORDER)
        .where(SERVICE_ORDER.SERVICE_USER_ID.eq("KEYED"))
        .orderBy(SERVICE_ORDER.SERVICE_ORDER_ID)
        .fetch(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.getServiceOrderId(),
                        row.getDays(),
                        row.getValidFrom(),
                        row.getValidTo()));
  }
}
