package org.visitline.portal.queryletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.QUERY_LETTER;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visitline.portal.access.Scope;
import org.visitline.portal.alerts.AlertService;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.FailingMail;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.decisions.JooqQueries;

/** A week of questions and answers, with a mail server that fails half of the time. */
class QueryLettersTest {

  private static final String OFFICE = "office@example.org";
  private static final String COUNCIL = "officers@example.org";
  private static final String DUTY = "duty@example.org";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-03T10:00:00Z"));

  private static EmbeddedMariaDb server;
  private static int days;

  private Database database;
  private DSLContext jooq;
  private FailingMail mail;
  private JooqQueries queries;

  @BeforeAll
  static void startOnce() {
    server = EmbeddedMariaDb.temporary(Path.of("target"));
  }

  @AfterAll
  static void stopOnce() {
    server.close();
  }

  @BeforeEach
  void start() throws Exception {
    database = Database.open(server.database("queries_" + ++days), 4);
    database.migrate();
    jooq = database.jooq();
    mail = FailingMail.start(7);
    queries = new JooqQueries(jooq, now::get);
    for (String provider : List.of("P1", "P2")) {
      jooq.insertInto(PROVIDER)
          .set(PROVIDER.PROVIDER_ID, provider)
          .set(PROVIDER.NAME, "Provider " + provider)
          .execute();
    }
    // Of P2 nobody has said where to tell it; the duty telephone of P1 is told of visits alone.
    contact("P1", OFFICE, Concern.BOTH);
    contact("P1", DUTY, Concern.VISITS);
    contact(null, COUNCIL, Concern.QUERIES);
  }

  @AfterEach
  void stop() throws Exception {
    mail.close();
    database.close();
  }

  @Test
  void a_question_its_answer_and_the_days_between_are_told_once_to_whom_they_concern() {
    long query = asked("P1", "2026-11-10T00:00:00Z");
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects()).containsExactly("A question to answer (query 1) to " + OFFICE);
    assertThat(mail.bodies().getFirst())
        .contains("An answer is due by the end of Monday 9 November")
        .contains("https://visits.example.org/provider/queries/" + query)
        .doesNotContain("Why was Mrs Ashby alone?");

    // Nothing more until a day before it is due.
    now.set(Instant.parse("2026-11-08T23:59:00Z"));
    rounds(Duration.ofSeconds(30));
    assertThat(mail.subjects()).hasSize(1);
    now.set(Instant.parse("2026-11-09T00:00:00Z"));
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects()).hasSize(2).contains("An answer is due soon (query 1) to " + OFFICE);

    // The day has passed: both sides know.
    now.set(Instant.parse("2026-11-10T00:00:00Z"));
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects())
        .hasSize(4)
        .contains("An answer is overdue (query 1) to " + OFFICE)
        .contains("An answer is overdue (query 1) to " + COUNCIL);

    queries.write(query, QueryEntryKind.ANSWER, "Her daughter was there.", null, "pat");
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects()).hasSize(5).contains("A query is answered (query 1) to " + COUNCIL);

    queries.write(query, QueryEntryKind.REJECTED, "The rota says otherwise.", null, "olive");
    queries.write(query, QueryEntryKind.REMINDER, "", null, "olive");
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects())
        .hasSize(6)
        .contains("The council has not accepted your answer (query 1), and 1 more to " + OFFICE);
    assertThat(mail.failed()).isPositive();
  }

  @Test
  void where_no_address_is_set_nothing_is_noted_and_a_short_time_to_answer_needs_no_reminder() {
    asked("P2", "2026-11-10T00:00:00Z");
    long soon = asked("P1", "2026-11-05T00:00:00Z");
    rounds(Duration.ofMinutes(10));
    now.set(Instant.parse("2026-11-04T12:00:00Z"));
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects())
        .containsExactly("A question to answer (query " + soon + ") to " + OFFICE);
  }

  @Test
  void the_page_of_the_query_says_who_was_told_and_a_provider_sees_its_own() {
    long query = asked("P1", "2026-11-10T00:00:00Z");
    queries.write(query, QueryEntryKind.ANSWER, "She was not.", null, "pat");
    rounds(Duration.ofMinutes(10));
    JooqQueryTold told = new JooqQueryTold(jooq);
    assertThat(told.list(query, Scope.everyProvider()))
        .extracting(QueryTold::address, QueryTold::label, QueryTold::lastAnswer)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(OFFICE, "Sent", "taken by 127.0.0.1"),
            org.assertj.core.groups.Tuple.tuple(COUNCIL, "Sent", "taken by 127.0.0.1"));
    assertThat(told.list(query, Scope.of(new ProviderId("P1"))))
        .extracting(QueryTold::address)
        .containsExactly(OFFICE);
    assertThat(told.list(query, Scope.of(new ProviderId("P2")))).isEmpty();
  }

  @Test
  void what_was_written_before_somebody_was_a_contact_is_not_told_to_them() {
    long query = asked("P2", "2026-11-10T00:00:00Z");
    now.set(now.get().plus(Duration.ofHours(1)));
    contact("P2", "late@example.org", Concern.QUERIES);
    rounds(Duration.ofMinutes(1));
    assertThat(mail.subjects()).isEmpty();
    queries.write(query, QueryEntryKind.REMINDER, "Please answer.", null, "olive");
    rounds(Duration.ofMinutes(10));
    assertThat(mail.subjects())
        .containsExactly("The council reminds you of a query (query 1) to late@example.org");
  }

  /** Half a minute at a time, a new program each time: what waits is in the tables alone. */
  private void rounds(Duration howLong) {
    Instant end = now.get().plus(howLong);
    while (now.get().isBefore(end) || waits()) {
      new AlertService(
              "Test Borough",
              URI.create("https://visits.example.org/"),
              ZoneId.of("Europe/London"),
              AlertTimes.DEFAULT,
              Optional.of(mail.settings()),
              false)
          .alerts(database, now::get, PinKey.ofThisProcess())
          .round();
      now.set(now.get().plusSeconds(30));
    }
  }

  private boolean waits() {
    return jooq.fetchExists(QUERY_LETTER, QUERY_LETTER.STATE.eq("WAITING"));
  }

  private long asked(String provider, String due) {
    Long query =
        jooq.insertInto(PROVIDER_QUERY)
            .set(PROVIDER_QUERY.PROVIDER_ID, provider)
            .set(PROVIDER_QUERY.ASKED_BY, "olive")
            .set(PROVIDER_QUERY.ASKED_AT, now.get())
            .set(PROVIDER_QUERY.DUE_AT, Instant.parse(due))
            .returningResult(PROVIDER_QUERY.QUERY_ID)
            .fetchSingle()
            .value1();
    jooq.insertInto(PROVIDER_QUERY_ENTRY)
        .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
        .set(PROVIDER_QUERY_ENTRY.KIND, QueryEntryKind.QUESTION.name())
        .set(PROVIDER_QUERY_ENTRY.TEXT, "Why was Mrs Ashby alone?")
        .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
        .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, now.get())
        .execute();
    return query;
  }

  private void contact(String provider, String address, Concern toldOf) {
    jooq.insertInto(ALERT_CONTACT)
        .set(ALERT_CONTACT.PROVIDER_ID, provider)
        .set(ALERT_CONTACT.CHANNEL, "EMAIL")
        .set(ALERT_CONTACT.ADDRESS, address)
        .set(ALERT_CONTACT.TOLD_OF, toldOf.name())
        .set(ALERT_CONTACT.ADDED_BY, "selma")
        .set(ALERT_CONTACT.ADDED_AT, now.get())
        .execute();
  }
}
