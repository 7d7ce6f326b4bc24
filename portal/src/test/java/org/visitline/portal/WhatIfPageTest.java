package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.AUDIT_OUTCOME;
import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.access.Role;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.store.JooqWhole;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.TimesheetLine;
import org.visitline.verification.whatif.ChangedLine;
import org.visitline.verification.whatif.RuleCount;
import org.visitline.verification.whatif.WhatIf;

/** Ten weeks of six homes, of which two share a line, under two contracts; asked what if. */
@ExtendWith(RunningPortal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfPageTest {

  private static final CivilZone ZONE = CivilZone.LONDON;
  private static final Instant NOW = ADayOfCare.HALF_PAST_TEN;
  private static final LocalDate BEGIN = LocalDate.of(2026, 8, 17);
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 10);
  private static final LocalDate LAST = LocalDate.of(2026, 10, 20);

  private final Database database;
  private final Portal portal;

  WhatIfPageTest(Running running, @TempDir Path folder) throws Exception {
    database = Database.open(running.server().database("what_if_page"), 8);
    database.migrate();
    portal = Portal.start(PortalSettings.local(0, "Test Borough"), database, () -> NOW);
    PortalUsers users = new PortalUsers(database);
    for (String name : List.of("selma", "sara")) {
      users.create(name, name + " Senior", Role.SENIOR, null, List.of(), ADayOfCare.PASSWORD);
    }
    users.createOfficer("olive", "Olive Officer", ADayOfCare.PASSWORD);
    write(folder);
    PinKey key = PinKey.at(folder.resolveSibling(folder.getFileName() + "-key"));
    new FolderImport(database, key, () -> NOW, ZONE, "GB").load(folder, NOTES);
    new Verifier(database, ZONE, () -> NOW).catchUp();
  }

  @BeforeAll
  void peopleDecide() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    List<String> late = findings(selma, "LATE_ARRIVAL");
    selma.sendWithToken(
        "POST",
        "discrepancies/acknowledge",
        "reason=WEATHER&note=Snow&" + Visitor.pair("finding", late.get(0)));
    selma.sendWithToken(
        "POST",
        "discrepancies/acknowledge",
        "reason=WEATHER&note=Snow&" + Visitor.pair("finding", late.get(1)));
    selma.sendWithToken(
        "POST",
        "queries",
        "question=Why%3F&due=2026-11-03&"
            + Visitor.pair("finding", findings(selma, "SHORT_VISIT").getFirst()));
    selma.sendWithToken(
        "POST",
        "amendments",
        "visit=K-2-40-in&departed=2026-09-26T08:59&reason=WEATHER&note=She+forgot");
    assertThat(database.jooq().fetchCount(ACKNOWLEDGEMENT)).isEqualTo(2);
    assertThat(database.jooq().fetchCount(PROVIDER_QUERY)).isOne();
    new Verifier(database, ZONE, () -> NOW).catchUp();
  }

  private static List<String> findings(Visitor selma, String kind) throws Exception {
    return selma
        .page("discrepancies?kind=" + kind + "&from=2026-09-12&to=2026-10-12")
        .select("input[name=finding]")
        .eachAttr("value");
  }

  @AfterAll
  void close() {
    portal.close();
    database.close();
  }

  @Test
  void the_page_says_what_the_command_says() throws Exception {
    Policy stricter = Policy.DEFAULT.withLateness(5, 12).with(PolicyNumber.SHORT_BY_PERCENT, 5);
    Policy narrower =
        Policy.DEFAULT
            .with(PolicyNumber.MATCH_WINDOW_MINUTES, 15)
            .with(PolicyNumber.CLIPPING_BELOW_PERCENT, 95);
    Policies.Dated alders =
        new Policies.Dated(new ProviderId("ALDER"), LocalDate.MIN, stricter.named("other"));

    saysWhatTheCommandSays("", stricter, inForce -> Policies.always(stricter.named("other")));
    saysWhatTheCommandSays("ALDER", stricter, inForce -> inForce.butFor(alders));
    saysWhatTheCommandSays("~", narrower, inForce -> Policies.always(narrower.named("other")));
  }

  private void saysWhatTheCommandSays(
      String contract, Policy policy, UnaryOperator<Policies> beside) throws Exception {
    JooqWhole whole = JooqWhole.load(database.jooq(), ZONE);
    Setting setting =
        new Setting(
            whole.borough().directory(), whole.policies(), ZONE, whole.borough().outages(), NOW);
    WhatIf.Answer command =
        new WhatIf(whole.borough(), setting, whole.decisions())
            .ask(beside.apply(whole.policies()), new DateRange(FIRST, LAST));
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Document page = ask(selma, fields(contract, policy));

    long minutes = command.changed().stream().mapToLong(ChangedLine::minutes).sum();
    assertThat(command.changed()).hasSizeBetween(10, 500);
    assertThat(page.select("main .lead").text())
        .isEqualTo(
            "%,d of %,d visits would read otherwise on the timesheet. Payable minutes: %s. Of lines that are verified or accepted, and so due at once: %s."
                .formatted(
                    command.changed().size(),
                    command.visits(),
                    more(minutes),
                    more(
                        command.changed().stream()
                            .mapToLong(line -> due(line.after()) - due(line.before()))
                            .sum())));
    List<RuleCount> same =
        command.counts().stream().filter(count -> count.before() == count.after()).toList();
    List<RuleCount> other =
        command.counts().stream().filter(count -> count.before() != count.after()).toList();
    assertThat(page.select("main > table").first().select("tbody tr").eachText())
        .as("what changes comes first")
        .containsExactlyElementsOf(said(other));
    assertThat(page.select("main details > summary").first().text())
        .isEqualTo(same.size() + " more without a difference");
    assertThat(page.select("main details").first().select("tbody tr").eachText())
        .containsExactlyElementsOf(said(same));
    assertThat(page.select("h2:contains(Visits) ~ table tbody tr"))
        .hasSize(Math.min(20, command.changed().size()));
    assertThat(page.select("h2").first().previousElementSibling().select("a[download]")).hasSize(2);
    assertThat(page.select("tbody a").eachAttr("href"))
        .containsExactlyInAnyOrderElementsOf(
            command.changed().stream()
                .map(change -> "/visits/" + change.either().matched().visit().id())
                .toList());
    assertThat(rows(selma.get("senior/what-if/visits.csv").body()))
        .containsExactlyInAnyOrderElementsOf(
            command.changed().stream().map(WhatIfPageTest::row).toList());
    assertThat(selma.get("senior/what-if/counts.csv").body().lines().skip(1))
        .hasSize(command.counts().size());
    assertThat(database.jooq().fetchCount(POLICY)).isZero();
    assertThat(database.jooq().fetchCount(TO_VERIFY)).isZero();
  }

  private static List<String> said(List<RuleCount> counts) {
    return counts.stream()
        .map(
            count ->
                "%s %s %,d %,d %s"
                    .formatted(
                        count.provider().equals("ALDER")
                            ? "Alder Homecare"
                            : count.provider().isEmpty() ? "Nobody’s contract" : "Birch Care",
                        FindingKind.valueOf(count.code().name()).title(),
                        count.before(),
                        count.after(),
                        signed(count.after() - count.before())))
        .toList();
  }

  private static String signed(long more) {
    return (more > 0 ? "+" : more < 0 ? "−" : "") + "%,d".formatted(Math.abs(more));
  }

  /** Id, statuses, minutes and codes, as the file has them. */
  private static List<String> rows(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(
            cells ->
                String.join(
                    " ", cells[7], cells[8], cells[9], cells[12], cells[13], cells[14], cells[15],
                    cells[16]))
        .toList();
  }

  private static String row(ChangedLine change) {
    return String.join(
        " ",
        change.either().matched().visit().id().value(),
        change.before() == null ? "" : change.before().status().name(),
        change.after() == null ? "" : change.after().status().name(),
        String.valueOf(change.minutes()),
        slot(change.before()),
        slot(change.after()),
        codes(change.before()),
        codes(change.after()));
  }

  private static String slot(TimesheetLine line) {
    return line == null || line.matched().commissioned() == null
        ? ""
        : line.matched().commissioned().id().value();
  }

  private static String codes(TimesheetLine line) {
    return line == null
        ? ""
        : String.join(";", line.discrepancies().stream().map(Enum::name).toList());
  }

  @Test
  void it_is_said_to_be_an_opinion_and_a_name_in_the_file_is_no_formula() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Document page = ask(selma, fields("", Policy.DEFAULT.withLateness(1, 2)));

    assertThat(page.select("main").text())
        .contains("opinion about the past", "decisions and amendments included")
        .contains(
            "Nothing was changed", "Late after (minutes): 1 in place of 15 late_after_minutes");
    Element first = page.select("tbody a").first();
    assertThat(selma.get(first.attr("href").substring(1)).statusCode()).isEqualTo(200);
    assertThat(selma.get("senior/what-if/visits.csv").body()).contains(",'=1+1 Example,");
    assertThat(
            database
                .jooq()
                .fetchExists(
                    AUDIT_OUTCOME,
                    AUDIT_OUTCOME.NOTE.startsWith(
                        "asked what other numbers would have found from 2026-09-10")))
        .isTrue();
    assertThat(Visitor.loggedIn(portal, "sara").page("senior/what-if/answer").text())
        .contains("No question of yours is answered here");
    assertThat(Visitor.loggedIn(portal, "olive").get("senior/what-if").statusCode()).isEqualTo(403);
  }

  @Test
  void what_no_policy_may_say_is_refused_in_words_beside_what_was_written() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    refused(
        selma,
        "late_after_minutes",
        "900",
        "Late after (minutes) is 900; it must be from 0 to 720.");
    refused(selma, "late_after_minutes", "a few", "'a few' is no whole number.");
    refused(
        selma,
        "late_after_minutes",
        "40",
        "What is very late (30) would not even be late (40).",
        "very_late_after_minutes");
    refused(selma, "payment", "ALL", "payment 'ALL' is none of ACTUAL_CAPPED");
    refused(selma, "to", "2026-10-28", "a day to come");
    refused(selma, "from", "2025-10-01", "366 days at most");
    refused(selma, "from", "2026-10-21", "no day lies between");
    refused(selma, "from", "yesterday", "Give the first day");
    refused(selma, "contract", "ELM", "Choose a contract");
  }

  private void refused(Visitor selma, String field, String value, String why) throws Exception {
    refused(selma, field, value, why, field);
  }

  private void refused(Visitor selma, String field, String value, String why, String at)
      throws Exception {
    Map<String, String> fields = fields("", Policy.DEFAULT);
    fields.put(field, value);
    HttpResponse<String> answer =
        selma.submit(selma.page("senior/what-if"), "senior/what-if", fields);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select(".problem").text()).contains(why);
    assertThat(page.select(".problem a").attr("href")).isEqualTo("#" + at);
    assertThat(page.select("#" + at).attr("aria-invalid")).isEqualTo("true");
    if (!field.equals("contract") && !field.equals("payment")) {
      assertThat(page.select("#" + field).val()).isEqualTo(value);
    }
  }

  @Test
  void each_number_has_a_name_and_a_unit_with_its_key_beside() throws Exception {
    Document page = Visitor.loggedIn(portal, "selma").page("senior/what-if");

    for (PolicyNumber number : PolicyNumber.values()) {
      assertThat(page.select("label[for=" + number.key() + "]").text())
          .matches("[A-Z][a-z ,]+ \\((minutes|percent|days|miles per hour)\\) " + number.key());
    }
    assertThat(page.select("label[for=late_after_minutes]").text())
        .isEqualTo("Late after (minutes) late_after_minutes");
    assertThat(page.select("label[for=short_by_percent]").text())
        .startsWith("Short by more than (percent)");
    assertThat(page.select("label[for=payment]").text()).isEqualTo("Payment payment");
  }

  @Test
  void the_form_begins_with_the_policy_in_force() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.sendWithToken(
        "POST",
        "senior/policies",
        Visitor.pair(
            "text",
            "version = b-1\nprovider_id = BIRCH\nlate_after_minutes = 7\npayment = ACTUAL"));
    try {
      Document birch = selma.page("senior/what-if?contract=BIRCH");
      assertThat(birch.select("#late_after_minutes").val()).isEqualTo("7");
      assertThat(birch.select("#payment option[selected]").val()).isEqualTo("ACTUAL");
      assertThat(birch.select("#contract option[selected]").text()).isEqualTo("Birch Care");
      assertThat(birch.select("#from").val() + " " + birch.select("#to").val())
          .isEqualTo("2026-09-29 2026-10-26");
      assertThat(selma.page("senior/what-if").select("#late_after_minutes").val()).isEqualTo("15");
    } finally {
      database.jooq().deleteFrom(POLICY).execute();
      new Verifier(database, ZONE, () -> NOW).verifyAll();
    }
  }

  @Test
  void one_is_worked_out_at_a_time_while_other_pages_answer_and_it_can_be_stopped()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    Visitor sara = Visitor.loggedIn(portal, "sara");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      // The answer waits for this table, and no page does.
      statement.execute("LOCK TABLES dated_visit WRITE");
      try {
        begin(selma, fields("", Policy.DEFAULT));
        Document waiting = selma.page("senior/what-if/answer");
        assertThat(waiting.select("main").text())
            .contains("It is being worked out: 0% is done", "Look again");
        assertThat(waiting.select(".told")).as("what would still stand over the answer").isEmpty();
        assertThat(waiting.select("noscript").outerHtml()).contains("http-equiv=\"refresh\"");

        HttpResponse<String> second =
            sara.submit(sara.page("senior/what-if"), "senior/what-if", fields("", Policy.DEFAULT));
        assertThat(Jsoup.parse(second.body()).select(".problem").text())
            .contains("A question that selma Senior asked at 10:30 is still being worked out");

        sara.sendWithToken("POST", "senior/what-if/stop", "");
      } finally {
        statement.execute("UNLOCK TABLES");
      }
    }
    assertThat(worked(selma).select("main").text()).contains("It was stopped before it was done");
  }

  private Map<String, String> fields(String contract, Policy policy) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("contract", contract);
    fields.put("from", FIRST.toString());
    fields.put("to", LAST.toString());
    for (PolicyNumber number : PolicyNumber.values()) {
      fields.put(number.key(), String.valueOf(policy.number(number)));
    }
    fields.put("payment", "ACTUAL_CAPPED");
    return fields;
  }

  private static Document ask(Visitor visitor, Map<String, String> fields) throws Exception {
    begin(visitor, fields);
    return worked(visitor);
  }

  private static void begin(Visitor visitor, Map<String, String> fields) throws Exception {
    HttpResponse<String> answer =
        visitor.submit(visitor.page("senior/what-if"), "senior/what-if", fields);
    assertThat(Visitor.location(answer)).endsWith("/senior/what-if/answer");
  }

  private static Document worked(Visitor visitor) throws Exception {
    long ends = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    Document page = visitor.page("senior/what-if/answer");
    while (page.text().contains("It is being worked out:") && System.nanoTime() < ends) {
      Thread.sleep(100);
      page = visitor.page("senior/what-if/answer");
    }
    return page;
  }

  private static void write(Path folder) throws IOException {
    write(folder, "providers.csv", "provider_id,name", "ALDER,Alder Homecare", "BIRCH,Birch Care");
    List<String> people = new ArrayList<>();
    List<String> orders = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    for (int person = 1; person <= 6; person++) {
      String provider = person <= 3 ? "ALDER" : "BIRCH";
      people.add(
          "S%d,1000%d,%s,51.%d,0.1,%s"
              .formatted(
                  person,
                  person,
                  person == 3 ? "=1+1 Example" : "Person " + person,
                  person,
                  line(person)));
      for (String start : List.of("08:00", "17:30")) {
        orders.add(
            "O%d-%s,S%d,%s,personal care,2026-08-01,MON;TUE;WED;THU;FRI;SAT;SUN,%s,30"
                .formatted(person, start.substring(0, 2), person, provider, start));
      }
      for (int day = 0; day <= 70; day++) {
        ring(person, day, calls);
      }
    }
    calls.add("NOBODY,2026-09-15T08:00:00Z,020 7946 0999,123409,,ARRIVAL");
    calls.add("STRANGER,2026-09-16T08:00:00Z,020 7946 0999,123401,,ARRIVAL");
    write(
        folder, "service_users.csv", "service_user_id,code,name,latitude,longitude,phones", people);
    write(
        folder,
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin",
        List.of(
            "W1,ALDER,Ann,123401",
            "W2,ALDER,Ben,123402",
            "W3,BIRCH,Cat,123403",
            "W4,BIRCH,Dan,123404"));
    write(
        folder,
        "service_orders.csv",
        "service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes",
        orders);
    write(
        folder,
        "logged_calls.csv",
        "call_id,answered_at,caller_number,pin,service_user_code,direction",
        calls);
    write(folder, "outages.csv", "from,to", "2026-09-20T05:00:00Z,2026-09-20T12:00:00Z");
  }

  /** A couple has one line. */
  private static String line(int person) {
    return "020 7946 010" + (person == 2 ? 1 : person);
  }

  /** Each day a little later and a little shorter; sometimes one end is missing, or both. */
  private static void ring(int person, int day, List<String> calls) {
    if ((day + person) % 17 == 0) {
      return;
    }
    Instant start = ZONE.instantOf(BEGIN.plusDays(day), java.time.LocalTime.of(8, 0));
    Instant in = start.plus(Duration.ofMinutes((day * 7 + person * 5) % 40 - 5));
    Instant out = in.plus(Duration.ofMinutes(31 - day % 13));
    String worker = "12340" + (person <= 3 ? 1 + day % 2 : 3 + day % 2);
    String from = day % 19 == 5 ? "07700 900123" : line(person);
    String code = from.startsWith("07") || person <= 2 ? "1000" + person : "";
    calls.add("K-%d-%d-in,%s,%s,%s,%s,ARRIVAL".formatted(person, day, in, from, worker, code));
    if ((day + person) % 11 != 0) {
      calls.add("K-%d-%d-out,%s,%s,%s,%s,".formatted(person, day, out, from, worker, code));
    }
  }

  private static void write(Path folder, String name, String headings, String... rows)
      throws IOException {
    write(folder, name, headings, List.of(rows));
  }

  private static void write(Path folder, String name, String headings, List<String> rows)
      throws IOException {
    Files.writeString(folder.resolve(name), headings + "\n" + String.join("\n", rows) + "\n");
  }

  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {
          throw new AssertionError(rejection.toString());
        }

        @Override
        public void warned(String file, String text) {
          throw new AssertionError(file + ": " + text);
        }
      };

  private static String more(long minutes) {
    return minutes == 0
        ? "as many as now"
        : "%,d %s".formatted(Math.abs(minutes), minutes > 0 ? "more" : "fewer");
  }

  private static long due(@Nullable TimesheetLine line) {
    return line != null && Set.of("VERIFIED", "ACCEPTED").contains(line.status().name())
        ? line.payableMinutes()
        : 0;
  }
}
