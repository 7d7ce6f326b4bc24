package org.visitline.portal.alerts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.JooqAlertTimes;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.FailingMail;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;

/**
 * A morning of 2,000 visits, half a minute at a time, with a mail server and a web receiver that
 * fail half of the time. Who is told what, and when, is known beforehand from the story of each
 * visit, and not from the code under test.
 */
class AlertMorningTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final int VISITS = 2_000;
  private static final Duration TICK = Duration.ofSeconds(30);
  private static final int PROVIDERS = 5;

  /** Of this one nobody has told us where to tell it. */
  private static final String SILENT = "P5";

  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(at("06:30"));

  /** What becomes of a visit; minutes count from its latest start. */
  private enum Story {
    ON_TIME,
    TEN_LATE,
    TWENTY_LATE,
    FIFTY_LATE,
    NEVER_CAME,
    SUSPENDED,
    CANCELLED,
    CANCELLED_AFTER,
    ONE_OF_TWO,
    IN_AN_OUTAGE,
    MOVED_AFTER
  }

  /** One provider has agreed on other times from that very day on. */
  private static final String OWN_TIMES = "P2";

  private record Planned(
      int number, Story story, boolean critical, Instant start, Duration window) {

    private int after(Stage stage) {
      boolean provider = stage == Stage.PROVIDER;
      if (provider().equals(OWN_TIMES)) {
        return critical ? (provider ? 9 : 18) : (provider ? 19 : 55);
      }
      return critical ? (provider ? 5 : 15) : (provider ? 15 : 45);
    }

    /** Of a worker who came so many minutes late. */
    private List<Stage> toldOf(int late) {
      if (late <= after(Stage.PROVIDER)) {
        return List.of();
      }
      return late <= after(Stage.OFFICER)
          ? List.of(Stage.PROVIDER, Stage.ALL_CLEAR)
          : List.of(Stage.PROVIDER, Stage.OFFICER, Stage.ALL_CLEAR);
    }

    String id() {
      return "V" + number;
    }

    String provider() {
      return "P" + (1 + number % PROVIDERS);
    }

    Instant latest() {
      return start.plus(window);
    }

    /** When what the story tells happens: the worker rings, or the office changes the visit. */
    Instant turn() {
      return latest()
          .plus(
              switch (story) {
                case ON_TIME -> Duration.ofMinutes(-2);
                case TEN_LATE -> Duration.ofMinutes(10);
                case TWENTY_LATE -> Duration.ofMinutes(20);
                case FIFTY_LATE -> Duration.ofMinutes(50);
                // After the provider was told and before an officer would be.
                case CANCELLED_AFTER, MOVED_AFTER -> Duration.ofMinutes(critical ? 12 : 25);
                case NEVER_CAME, SUSPENDED, CANCELLED, ONE_OF_TWO, IN_AN_OUTAGE -> NEVER;
              });
    }

    /** Who is to be told, in order. */
    List<Stage> toBeTold() {
      return switch (story) {
        case ON_TIME, SUSPENDED, CANCELLED -> List.of();
        case TEN_LATE -> toldOf(10);
        case TWENTY_LATE -> toldOf(20);
        case FIFTY_LATE -> toldOf(50);
        case CANCELLED_AFTER, MOVED_AFTER -> List.of(Stage.PROVIDER, Stage.ALL_CLEAR);
        case NEVER_CAME, ONE_OF_TWO, IN_AN_OUTAGE -> List.of(Stage.PROVIDER, Stage.OFFICER);
      };
    }
  }

  @Test
  void exactly_the_right_ones_are_told_once_a_stage_in_time_and_when_it_has_come_right()
      throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(server.address(), 8);
        FailingMail mail = FailingMail.start(1);
        FailingReceiver receiver = FailingReceiver.start(2)) {
      database.migrate();
      PinKey key = PinKey.ofThisProcess();
      List<Planned> plan = plan();
      lay(database.jooq(), plan, mail, receiver, key);
      Alerts alerts =
          new AlertService(
                  "Test Borough",
                  URI.create("https://visits.example.org/"),
                  LONDON,
                  AlertTimes.DEFAULT,
                  Optional.of(mail.settings()),
                  true)
              .alerts(database, now::get, key);

      live(database.jooq(), plan, alerts);

      Map<String, Long> told = told(database.jooq(), mail, receiver);
      assertThat(told).isEqualTo(expected(plan));
      assertThat(receiver.badSignatures()).isZero();
      inTime(database.jooq());
      System.out.printf(
          "%d visits, %d told of at all; %d e-mails and %d posts taken, %d and %d tries failed%n",
          VISITS,
          plan.stream().filter(visit -> !visit.toBeTold().isEmpty()).count(),
          mail.taken(),
          receiver.taken(),
          mail.failed(),
          receiver.failed());
      assertThat(mail.failed()).isGreaterThan(mail.taken() / 3);
      assertThat(receiver.failed()).isGreaterThan(receiver.taken() / 3);
    }
  }

  /** Stories in turn, starts from 07:00 to 11:00; those of the outage at one o'clock. */
  private static List<Planned> plan() {
    List<Planned> plan = new ArrayList<>();
    for (int number = 0; number < VISITS; number++) {
      Story[] rare = Story.values();
      Story story = number % 3 == 0 ? rare[number / 3 % rare.length] : Story.ON_TIME;
      boolean outage = story == Story.IN_AN_OUTAGE;
      Instant start = outage ? at("13:00") : at("07:00").plusSeconds(60L * (number * 7 % 240));
      Duration window = Duration.ofMinutes(outage ? 0 : 15L * (number % 3));
      plan.add(new Planned(number, story, number % 4 == 0, start, window));
    }
    return plan;
  }

  private void live(DSLContext jooq, List<Planned> plan, Alerts alerts) {
    Instant end = at("15:30");
    List<Planned> toCome = new ArrayList<>(plan);
    while (now.get().isBefore(end) || waits(jooq)) {
      Instant moment = now.get();
      toCome.removeIf(visit -> turned(jooq, visit, moment));
      alerts.round();
      now.set(moment.plus(TICK));
    }
  }

  private static boolean turned(DSLContext jooq, Planned visit, Instant moment) {
    if (visit.turn().isAfter(moment)) {
      return false;
    }
    var change = jooq.update(COMMISSIONED_VISIT);
    var changed =
        switch (visit.story()) {
          case CANCELLED_AFTER -> change.set(COMMISSIONED_VISIT.CANCELLED, true);
          // To the afternoon, and there the worker is already.
          case MOVED_AFTER ->
              change
                  .set(COMMISSIONED_VISIT.START_AT, at("14:00"))
                  .set(COMMISSIONED_VISIT.LATEST_START_AT, at("14:00"))
                  .set(COMMISSIONED_VISIT.SLOTS_FILLED, 1);
          default -> change.set(COMMISSIONED_VISIT.SLOTS_FILLED, 1);
        };
    changed.where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(visit.id())).execute();
    return true;
  }

  private static boolean waits(DSLContext jooq) {
    return jooq.fetchExists(ALERT_MESSAGE, ALERT_MESSAGE.STATE.eq("WAITING"));
  }

  /** As {@code mail@p1 V13 PROVIDER}, with how often. */
  private static Map<String, Long> expected(List<Planned> plan) {
    Map<String, Long> expected = new TreeMap<>();
    for (Planned visit : plan) {
      List<Stage> stages = visit.toBeTold();
      for (Stage stage : stages) {
        Stream<String> groups =
            switch (stage) {
              case PROVIDER -> Stream.of(visit.provider());
              case OFFICER -> Stream.of("council");
              case ALL_CLEAR ->
                  stages.contains(Stage.OFFICER)
                      ? Stream.of(visit.provider(), "council")
                      : Stream.of(visit.provider());
            };
        groups
            .filter(group -> !group.equals(SILENT))
            .flatMap(group -> Stream.of("mail@" + group, "post@" + group))
            .forEach(to -> expected.put(to + " " + visit.id() + " " + stage, 1L));
      }
    }
    return expected;
  }

  private static Map<String, Long> told(
      DSLContext jooq, FailingMail mail, FailingReceiver receiver) {
    Map<Long, String> alerts =
        jooq.selectFrom(ALERT_DECISION).fetch().stream()
            .collect(
                toMap(
                    row -> row.getAlertId(),
                    row -> row.getCommissionedVisitId() + " " + row.getStage()));
    Map<String, Long> told = new TreeMap<>();
    Stream.of(mail.received(), receiver.received())
        .flatMap(Collection::stream)
        .forEach(one -> told.merge(one.to() + " " + alerts.get(one.alert()), 1L, Long::sum));
    return told;
  }

  private static void inTime(DSLContext jooq) {
    List<Duration> decided =
        jooq.selectFrom(ALERT_DECISION)
            .where(ALERT_DECISION.STAGE.ne("ALL_CLEAR"))
            .fetch(row -> Duration.between(row.getDueAt(), row.getDecidedAt()));
    assertThat(decided).allMatch(late -> late.compareTo(Duration.ofSeconds(35)) <= 0);
    List<Duration> taken =
        jooq
            .select(ALERT_DECISION.DECIDED_AT, ALERT_MESSAGE.SETTLED_AT)
            .from(ALERT_MESSAGE)
            .join(ALERT_DECISION)
            .on(ALERT_DECISION.ALERT_ID.eq(ALERT_MESSAGE.ALERT_ID))
            .fetch(row -> Duration.between(row.value1(), row.value2()))
            .stream()
            .sorted()
            .toList();
    System.out.printf(
        "decided within %s of due; taken by the other side: median %s, p99 %s, longest %s after%n",
        decided.stream().max(Duration::compareTo).orElseThrow(),
        taken.get(taken.size() / 2),
        taken.get(taken.size() * 99 / 100),
        taken.getLast());
    assertThat(taken.get(taken.size() * 99 / 100)).isLessThan(Duration.ofMinutes(10));
  }

  private static void lay(
      DSLContext jooq, List<Planned> plan, FailingMail mail, FailingReceiver receiver, PinKey key) {
    for (int number = 1; number <= PROVIDERS; number++) {
      jooq.insertInto(PROVIDER)
          .set(PROVIDER.PROVIDER_ID, "P" + number)
          .set(PROVIDER.NAME, "Provider " + number)
          .execute();
    }
    JooqAlertTimes times = new JooqAlertTimes(jooq);
    times.add(OWN_TIMES, DAY.minusDays(7), times(1, 2, 1, 2), "selma", at("06:00"));
    times.add(OWN_TIMES, DAY, times(19, 55, 9, 18), "selma", at("06:00"));
    times.add(OWN_TIMES, DAY.plusDays(1), times(1, 2, 1, 2), "selma", at("06:00"));
    Sealed sealed = new Sealed(key);
    for (String group : Arrays.asList("P1", "P2", "P3", "P4", null)) {
      String named = group == null ? "council" : group;
      contact(jooq, group, "EMAIL", named + "@example.org", null);
      contact(jooq, group, "WEBHOOK", receiver.address(named), sealed.seal(receiver.secret(named)));
    }
    jooq.insertInto(OUTAGE)
        .set(OUTAGE.FROM_AT, at("13:01"))
        .set(OUTAGE.TO_AT, at("13:04"))
        .execute();
    jooq.batched(batch -> plan.forEach(visit -> lay(batch.dsl(), visit)));
  }

  private static AlertTimes times(int provider, int officer, int critical, int officerCritical) {
    return new AlertTimes(
        Duration.ofMinutes(provider),
        Duration.ofMinutes(officer),
        Duration.ofMinutes(critical),
        Duration.ofMinutes(officerCritical));
  }

  private static void contact(
      DSLContext jooq, String provider, String channel, String address, String secret) {
    jooq.insertInto(ALERT_CONTACT)
        .set(ALERT_CONTACT.PROVIDER_ID, provider)
        .set(ALERT_CONTACT.CHANNEL, channel)
        .set(ALERT_CONTACT.ADDRESS, address)
        .set(ALERT_CONTACT.SECRET, secret)
        .set(ALERT_CONTACT.ADDED_BY, "test")
        .set(ALERT_CONTACT.ADDED_AT, at("06:00"))
        .execute();
  }

  private static void lay(DSLContext jooq, Planned visit) {
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, "S" + visit.number())
        .set(SERVICE_USER.CODE, String.valueOf(10_000 + visit.number()))
        .set(SERVICE_USER.NAME, "Example " + visit.number())
        .set(SERVICE_USER.POSTCODE, "ZZ1 1AA")
        .execute();
    boolean two = visit.story() == Story.ONE_OF_TWO;
    jooq.insertInto(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, visit.id())
        .set(COMMISSIONED_VISIT.SERVICE_USER_ID, "S" + visit.number())
        .set(COMMISSIONED_VISIT.PROVIDER_ID, visit.provider())
        .set(COMMISSIONED_VISIT.SERVICE_TYPE, "personal care")
        .set(COMMISSIONED_VISIT.DATE, DAY)
        .set(COMMISSIONED_VISIT.START_AT, visit.start())
        .set(COMMISSIONED_VISIT.LATEST_START_AT, visit.latest())
        .set(COMMISSIONED_VISIT.DURATION_MINUTES, 30)
        .set(COMMISSIONED_VISIT.WORKERS, two ? 2 : 1)
        .set(COMMISSIONED_VISIT.TIME_CRITICAL, visit.critical())
        .set(COMMISSIONED_VISIT.CANCELLED, visit.story() == Story.CANCELLED)
        .set(COMMISSIONED_VISIT.SUSPENDED, visit.story() == Story.SUSPENDED)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, two ? 1 : 0)
        .execute();
  }

  private static Instant at(String time) {
    return DAY.atTime(java.time.LocalTime.parse(time)).atZone(LONDON).toInstant();
  }
}
