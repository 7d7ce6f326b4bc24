package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_OUTCOME;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/**
 * A form that is refused says why on top of its page, leads from there to the field at which it is
 * mended, and that field says that it is the one (WCAG 3.3.1). In the log it stands as tried.
 */
@ExtendWith(RunningPortal.class)
class RefusedFormsTest {

  private static final Map<String, Visitor> VISITORS = new HashMap<>();

  private static Database database;
  private static Portal portal;

  /** A week later, when the day's own week can be sealed. */
  @BeforeAll
  static void open(Running shared) throws Exception {
    database = Database.open(shared.server().database("refused"), 8);
    ADayOfCare.fill(database);
    database.jooq().update(TIMESHEET_LINE).set(TIMESHEET_LINE.STATUS, "VERIFIED").execute();
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"),
            database,
            () -> ADayOfCare.HALF_PAST_TEN.plus(Duration.ofDays(7)));
    for (String username : new String[] {"selma", "mo"}) {
      VISITORS.put(username, Visitor.loggedIn(portal, username));
    }
    Visitor selma = VISITORS.get("selma");
    selma.sendWithToken(
        "POST",
        "senior/orders/order",
        "person=S1&id=S1-1&provider=ALDER&type=personal+care&from=2026-11-09&day=MON&start=18:00"
            + "&minutes=30");
    selma.sendWithToken("POST", "senior/imports/load", "id=1");
  }

  @AfterAll
  static void close() {
    portal.close();
    database.close();
  }

  /** Who fills in which form of which page, how, and at which field it is mended. */
  @ParameterizedTest(name = "{0}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          selma | senior/log-ins          | senior/log-ins          | username=!&name=Sam&role=OFFICER                                 | username
          selma | senior/log-ins          | senior/log-ins          | username=olive&name=Olive&role=OFFICER                           | username
          selma | senior/log-ins          | senior/log-ins          | username=sam&name=%20&role=OFFICER                               | name
          selma | senior/log-ins          | senior/log-ins          | username=sam&name=Sam&role=KING                                  | role
          selma | senior/log-ins          | senior/log-ins          | username=sam&name=Sam&role=PROVIDER                              | provider
          selma | senior/log-ins          | senior/log-ins          | username=sam&name=Sam&role=OFFICER&areas=London                  | areas
          selma | senior/log-ins          | senior/log-ins          | username=sam&name=Sam&role=SENIOR&areas=ZZ1                      | areas
          mo    | provider/manage/log-ins | provider/manage/log-ins | username=!&name=Sam&role=PROVIDER                                | username
          mo    | provider/manage/api-tokens | provider/manage/api-tokens | name=%20                                                   | name
          selma | senior/alert-contacts   | senior/alert-contacts   | address=nobody                                                   | address
          selma | senior/alert-contacts   | senior/alert-contacts   | address=http://council.example/                                  | address
          selma | senior/alert-contacts   | senior/alert-contacts   | address=a@council.example&provider=NONE                          | provider
          selma | senior/alert-times      | senior/alert-times      | provider=NONE&from=2026-12-01&provider-minutes=15&officer-minutes=45&provider-critical=5&officer-critical=15 | provider
          selma | senior/alert-times      | senior/alert-times      | from=2026-01-01&provider-minutes=15&officer-minutes=45&provider-critical=5&officer-critical=15 | from
          selma | senior/alert-times      | senior/alert-times      | from=2026-12-01&provider-minutes=15&officer-minutes=45&provider-critical=5&officer-critical=999 | officer-critical
          selma | senior/alert-times      | senior/alert-times      | from=2026-12-01&provider-minutes=45&officer-minutes=15&provider-critical=5&officer-critical=15 | officer-minutes
          selma | senior/policies         | senior/policies         | text=nonsense                                                    | text
          selma | senior/reasons          | senior/reasons          | wording=%20&side=persons                                         | wording
          selma | senior/retention        | senior/retention/period | form=period-CALLS&kind=CALLS&months=3                            | months
          selma | senior/retention        | senior/retention/period | form=period-CALLS&kind=CALLS&months=long                         | months
          selma | unmatched-calls/K6 | unmatched-calls              | call=K6&decision=link&reason=WEATHER                       | service-user
          selma | unmatched-calls/K6 | unmatched-calls              | call=K6&decision=link&service-user=Nobody&reason=WEATHER   | service-user
          selma | unmatched-calls/K6 | unmatched-calls              | form=link&call=K6&decision=link&place=S3&service-user=S2&reason=WEATHER | service-user
          selma | unmatched-calls/K6 | unmatched-calls              | call=K6&decision=link&care-worker=Nobody&reason=WEATHER    | care-worker
          selma | unmatched-calls/K6 | unmatched-calls              | call=K6&decision=reject                                    | reason
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-1&instead=S1-1&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | from
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&start=18:00&minutes=30 | day
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1;9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | id
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-1&provider=ALDER&type=care&from=2026-11-10&day=MON&start=18:00&minutes=30&instead=S1-1 | id
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=NOBODY&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | provider
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=%20&from=2026-11-09&day=MON&start=18:00&minutes=30 | type
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=&day=MON&start=18:00&minutes=30 | from
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30&to=2026-11-08 | to
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30&weeks=0 | weeks
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-1&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | id
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&correct=true&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | correct
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=25:00&minutes=30 | start
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30&latest=17:00 | latest
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30&latest=19:00&next-day=true | next-day
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=0 | minutes
          selma | senior/orders?person=S1 | senior/orders/order     | person=S1&id=S1-9&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30&workers=21 | workers
          selma | senior/orders?person=S1 | senior/orders/end       | person=S1&order=S1-1&last=2026-11-08 | last
          selma | senior/orders?person=S1 | senior/orders/end       | person=S1&order=S1-1&last= | last
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026-11-09&start=&minutes=30 | start
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=&start=18:00&minutes=30 | date
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026%2011-09&start=18:00&minutes=30 | date
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026-11-09&start=18:00&minutes=30&cancelled=true | id
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026-11-09&start=18:00&minutes=30&latest=17:59 | latest
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026-11-09&start=18:00&minutes=half | minutes
          selma | senior/orders?person=S1 | senior/orders/visit     | person=S1&id=&provider=ALDER&type=care&date=2026-11-09&start=18:00&minutes=30&worker=NOBODY | worker
          selma | senior/orders?person=S1 | senior/orders/rota      | person=S1&visit=S1-1@2026-11-09&worker= | worker
          selma | senior/orders?person=S2 | senior/orders/order     | person=S2&id=S1-1&provider=ALDER&type=care&from=2026-11-09&day=MON&start=18:00&minutes=30 | id
          selma | senior/alert-times      | senior/alert-times      | from=2026-02-30&provider-minutes=15&officer-minutes=45&provider-critical=5&officer-critical=15 | from
          selma | service-users/S1        | suspensions             | begins=2026-13-01T08:00&note=Away                                | begins
          selma | lines                   | lines/register          | service-user=S1&number=02079460999&from=20261-11-23              | from
          selma | lines                   | lines/register          | service-user=NOBODY&number=02079460999                           | service-user
          selma | lines                   | lines/register          | service-user=S1&number=12                                        | number
          selma | lines                   | lines/register          | service-user=S1&number=07700900456                               | stays
          selma | measures/thresholds     | measures/thresholds     | measure=DELIVERED&threshold=many                                 | threshold
          selma | evidence                | evidence                | from=2026-10-27&to=2026-10-27                                    | service-user
          selma | evidence                | evidence                | service-user=Nobody&from=2026-10-27&to=2026-10-27&asked-by=A&reason=B | service-user
          selma | evidence                | evidence                | service-user=S1&from=2026-10-27&to=2026-10-27                    | asked-by
          selma | evidence                | evidence                | service-user=S1&from=2026-10-27&to=2026-10-27&asked-by=A         | reason
          selma | evidence                | evidence                | service-user=S1&from=2026-10-27&to=2026-10-01&asked-by=A&reason=B | to
          selma | discrepancies           | discrepancies/views     | name=%20&filters=                                                | name
          mo    | provider/discrepancies  | provider/discrepancies/views | name=%20&filters=                                           | name
          selma | cases                   | cases                   | title=%20                                                        | title
          selma | cases                   | cases                   | title=Mornings&service-user=Nobody                               | service-user
          mo    | provider/timesheet?from=2026-10-26&to=2026-11-01 | provider/timesheet/seal | agreed=no                       | agreed
          selma | account                 | account/password        | current=wrong&password=four+words+of+ours&again=four+words+of+ours | current
          selma | account                 | account/second-factor   | current=wrong&code=1                                             | current
          """)
  void a_refused_form_leads_to_the_field(
      String who, String page, String action, String form, String field) throws Exception {
    Visitor visitor = VISITORS.get(who);
    Map<String, String> fields = new TreeMap<>();
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], parts[1].replace("%20", " ").replace('+', ' '));
    }
    HttpResponse<String> answer = visitor.submit(visitor.page(page), action, fields);
    assertLeadsTo(field, read(visitor, answer));
    if (answer.statusCode() < 400) {
      assertThat(noteInTheLog(who)).endsWith("refused, nothing was changed");
    }
  }

  /** What the log says of what somebody last tried to change. */
  private static String noteInTheLog(String username) {
    return database
        .jooq()
        .select(AUDIT_OUTCOME.NOTE)
        .from(AUDIT_OUTCOME)
        .join(AUDIT_ENTRY)
        .on(AUDIT_ENTRY.AUDIT_ID.eq(AUDIT_OUTCOME.AUDIT_ID))
        .where(AUDIT_ENTRY.USERNAME.eq(username))
        .and(AUDIT_ENTRY.DEED.eq("CHANGED"))
        .orderBy(AUDIT_ENTRY.AUDIT_ID.desc())
        .limit(1)
        .fetchSingle(AUDIT_OUTCOME.NOTE);
  }

  @Test
  void so_does_what_is_asked_for_by_an_address() throws Exception {
    Visitor selma = VISITORS.get("selma");
    assertLeadsTo("person", selma.page("senior/orders?person=Nobody"));
    for (String to : List.of("2026-10-01", "2028-10-01")) {
      HttpResponse<String> refused = selma.get("measures/days.csv?from=2026-10-27&to=" + to);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertLeadsTo("to", Jsoup.parse(refused.body()));
    }
    assertLeadsTo(
        "file", Jsoup.parse(selma.upload("senior/imports", Map.of("people.csv", "a,b\n")).body()));
  }

  @Test
  void so_do_the_steps_of_coming_in_for_the_first_time() throws Exception {
    Visitor selma = VISITORS.get("selma");
    HttpResponse<String> given =
        selma.submit(
            selma.page("senior/log-ins"),
            "senior/log-ins",
            Map.of("username", "newcomer", "name", "Nell", "role", "OFFICER"));
    Visitor nell = Visitor.at(portal);
    nell.logIn("newcomer", Jsoup.parse(given.body()).select("code.key").text());
    for (String[] tried :
        new String[][] {
          {"four words of ours", "four words of others", "again"}, {"short", "short", "password"}
        }) {
      Document refused =
          read(
              nell,
              nell.submit(
                  nell.page("sign-in"),
                  "sign-in/password",
                  Map.of("password", tried[0], "again", tried[1])));
      assertLeadsTo(tried[2], refused);
    }
    assertThat(nell.page("login?error").select(".problem a").attr("href")).isEqualTo("#username");
  }

  private static Document read(Visitor visitor, HttpResponse<String> answer) throws Exception {
    return answer.statusCode() == 302
        ? visitor.page(Visitor.location(answer).substring(1))
        : Jsoup.parse(answer.body());
  }

  private static void assertLeadsTo(String field, Document page) {
    Elements link = page.select(".problem a[href^=#]");
    assertThat(link).as(page.select(".problem").text()).hasSize(1);
    String id = link.attr("href").substring(1);
    Elements led = page.select("[id=" + id + "]");
    assertThat(led).as("#" + id).hasSize(1);
    assertThat(led.attr("name")).isEqualTo(field);
    assertThat(page.select("[aria-invalid=true]").eachAttr("id")).containsExactly(id);
    if (page.selectFirst("h1").text().startsWith("Orders")) {
      assertThat(page.select("#" + id + "-wrong").text()).isEqualTo(link.text());
      assertThat(led.attr("aria-describedby")).endsWith(id + "-wrong");
    }
    for (var fold = led.first().closest("details"); fold != null; ) {
      assertThat(fold.hasAttr("open")).as("the field is not folded away").isTrue();
      fold = fold.parent() == null ? null : fold.parent().closest("details");
    }
  }
}
