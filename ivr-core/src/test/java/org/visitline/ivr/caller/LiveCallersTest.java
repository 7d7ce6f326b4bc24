package org.visitline.ivr.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.dialogue.Attendance;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.Place;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;

class LiveCallersTest {

  private static final KeyedPin ANNAS = new KeyedPin("ab".repeat(32), "******");
  private static final Place AT_A = new Place.WithServiceUser(TestDirectory.A);
  private static final Place AT_B = new Place.WithServiceUser(TestDirectory.B);
  private static final Instant EIGHT = TestDirectory.EIGHT;

  private static final CareWorker BEA =
      new CareWorker(new CareWorkerId("BEA"), new ProviderId("P2"), Optional.empty());

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private LiveCallers callers;
  private int calls;

  @BeforeEach
  void in_the_borough() {
    callers = new LiveCallers(PinKey.at(folder.resolve("key")), ZoneId.of("Europe/London"), meters);
    callers.use(TestDirectory.BOROUGH);
  }

  @Test
  void a_pin_is_good_from_its_first_civil_day_to_its_last() {
    assertThat(
            callers.findWorker(ANNAS, Instant.parse("2025-12-31T23:59:59.999Z"), Optional.empty()))
        .isEmpty();
    assertThat(callers.findWorker(ANNAS, Instant.parse("2026-01-01T00:00:00Z"), Optional.empty()))
        .isPresent();
    // Midnight of the last day is an hour earlier by UTC: it is summer in London.
    assertThat(
            callers.findWorker(ANNAS, Instant.parse("2026-06-30T22:59:59.999Z"), Optional.empty()))
        .isPresent();
    assertThat(callers.findWorker(ANNAS, Instant.parse("2026-06-30T23:00:00Z"), Optional.empty()))
        .isEmpty();
  }

  @Test
  void a_code_is_whole_when_no_longer_one_begins_with_it() {
    callers.use(
        new Directory(
            Map.of(),
            Map.of(),
            Map.of("4711", TestDirectory.A, "47115", TestDirectory.B, "512345", TestDirectory.C),
            Map.of()));

    assertThat(callers.moreDigits("4")).as("to the shortest that begins so").isEqualTo(3);
    assertThat(callers.moreDigits("4711")).as("a code, and the beginning of another").isEqualTo(1);
    assertThat(callers.moreDigits("47115")).as("a whole code").isZero();
    assertThat(callers.moreDigits("5")).isEqualTo(5);
    assertThat(callers.moreDigits("512345")).isZero();
    assertThat(callers.moreDigits("4712")).as("nobody's: as long as any").isEqualTo(2);
    assertThat(callers.moreDigits("999999")).isZero();
  }

  @Test
  void where_no_code_is_known_as_many_digits_are_kept_as_a_code_may_have() {
    callers.use(Directory.EMPTY);

    assertThat(callers.moreDigits("4")).isEqualTo(5);
  }

  @Test
  void of_two_workers_with_one_pin_the_one_is_meant_whose_providers_number_was_dialled() {
    callers.use(sharing(ANNAS));

    assertThat(callers.findWorker(ANNAS, EIGHT, Optional.of(new ProviderId("P2")))).contains(BEA);
    assertThat(callers.findWorker(ANNAS, EIGHT, Optional.of(new ProviderId("P1"))))
        .contains(TestDirectory.ANNA);
    assertThat(callers.findWorker(ANNAS, EIGHT, Optional.of(new ProviderId("P9"))))
        .as("a valid PIN is never refused, whichever number was dialled")
        .isPresent();
  }

  @Test
  void a_call_of_another_node_or_life_is_the_same_ones_as_when_it_was_taken() {
    callers.use(sharing(ANNAS));

    callers.remember(
        ringing(Optional.of(TestDirectory.OWN), EIGHT, Optional.of(new ProviderId("P2"))),
        ANNAS,
        "",
        Optional.of(Direction.ARRIVAL));

    assertThat(callers.lastTimes(BEA.id(), EIGHT.plusSeconds(60), 1)).hasSize(1);
    assertThat(callers.lastTimes(TestDirectory.ANNA.id(), EIGHT.plusSeconds(60), 1)).isEmpty();
  }

  /** Anna of P1 and Bea of P2 hold one PIN. */
  private static Directory sharing(KeyedPin pin) {
    LocalDate always = LocalDate.of(2020, 1, 1);
    return new Directory(
        Map.of(
            pin.hash(),
            List.of(
                new IssuedPin(TestDirectory.ANNA, always, Optional.empty()),
                new IssuedPin(BEA, always, Optional.empty()))),
        Map.of(),
        Map.of(),
        Map.of());
  }

  @Test
  void a_line_that_names_nobody_is_counted() {
    placeOf(TestDirectory.SHARED, EIGHT.minus(Duration.ofDays(1)));

    assertThat(meters.get("visitline.calls.unplaced").tag("line", "unmatched").counter().count())
        .isEqualTo(1);
  }

  @Test
  void a_pin_is_hashed_under_the_key_and_its_digits_go_no_further() {
    KeyedPin keyed = callers.hash("141207");

    assertThat(keyed.masked()).isEqualTo("******");
    assertThat(keyed.hash()).hasSize(64).doesNotContain("141207");
    assertThat(callers.hash("141207")).isEqualTo(keyed);
  }

  @Test
  void a_telephone_of_ones_own_says_where_the_call_is_from() {
    assertThat(placeOf(TestDirectory.OWN, EIGHT)).isEqualTo(AT_A);
  }

  @Test
  void a_shared_telephone_says_it_where_only_one_of_them_expects_a_visit_about_now() {
    Instant first = EIGHT.minus(Duration.ofHours(2));
    Instant last = EIGHT.plus(Duration.ofMinutes(15 + 30)).plus(Duration.ofHours(2));

    assertThat(placeOf(TestDirectory.SHARED, first.minusMillis(1)))
        .isEqualTo(new Place.OnLine(TestDirectory.SHARED));
    assertThat(placeOf(TestDirectory.SHARED, first)).isEqualTo(AT_B);
    assertThat(placeOf(TestDirectory.SHARED, last)).isEqualTo(AT_B);
    assertThat(placeOf(TestDirectory.SHARED, last.plusMillis(1)))
        .isEqualTo(new Place.OnLine(TestDirectory.SHARED));
  }

  @Test
  void a_telephone_is_ones_own_again_when_the_other_has_moved_out() {
    assertThat(placeOf(TestDirectory.SHARED, Instant.parse("2026-06-02T00:00:00Z")))
        .isEqualTo(AT_B);
  }

  @Test
  void a_withheld_number_is_nowhere_and_an_unknown_one_is_itself() {
    CallerNumber shop = new CallerNumber("+442079460999");

    assertThat(callers.placeOf(ringing(Optional.empty(), EIGHT), TestDirectory.ANNA))
        .isEqualTo(new Place.Unknown());
    assertThat(placeOf(shop, EIGHT)).isEqualTo(new Place.OnLine(shop));
  }

  @Test
  void a_visit_is_open_until_its_departure() {
    assertThat(workOut(AT_A, EIGHT)).isEqualTo(Direction.ARRIVAL);
    attends(AT_A, EIGHT, Direction.ARRIVAL);
    assertThat(workOut(AT_A, EIGHT.plusSeconds(1800))).isEqualTo(Direction.DEPARTURE);
    attends(AT_A, EIGHT.plusSeconds(1800), Direction.DEPARTURE);
    assertThat(workOut(AT_A, EIGHT.plusSeconds(3600))).isEqualTo(Direction.ARRIVAL);
  }

  @Test
  void a_visit_is_over_when_it_has_been_open_four_hours_longer_than_the_longest_commissioned() {
    attends(AT_B, EIGHT, Direction.ARRIVAL);
    Instant limit = EIGHT.plus(Duration.ofMinutes(30)).plus(Duration.ofHours(4));

    assertThat(workOut(AT_B, limit)).isEqualTo(Direction.DEPARTURE);
    assertThat(workOut(AT_B, limit.plusMillis(1))).isEqualTo(Direction.ARRIVAL);
  }

  @Test
  void where_nothing_is_commissioned_it_may_be_open_fourteen_hours() {
    attends(AT_A, EIGHT, Direction.ARRIVAL);
    Instant limit = EIGHT.plus(Duration.ofHours(14));

    assertThat(workOut(AT_A, limit)).isEqualTo(Direction.DEPARTURE);
    assertThat(workOut(AT_A, limit.plusMillis(1))).isEqualTo(Direction.ARRIVAL);
  }

  @Test
  void a_second_arrival_call_within_five_minutes_does_not_open_the_visit_anew() {
    attends(AT_A, EIGHT, Direction.ARRIVAL);
    attends(AT_A, EIGHT.plus(Duration.ofMinutes(5)), Direction.ARRIVAL);
    Instant limit = EIGHT.plus(Duration.ofHours(14));

    assertThat(workOut(AT_A, limit.plusMillis(1))).isEqualTo(Direction.ARRIVAL);
  }

  @Test
  void a_visit_left_open_elsewhere_is_noticed_until_it_is_over() {
    attends(AT_B, EIGHT, Direction.ARRIVAL);

    assertThat(isElsewhere(AT_A, EIGHT.plusSeconds(3600))).isTrue();
    assertThat(isElsewhere(AT_B, EIGHT.plusSeconds(3600))).isFalse();
    assertThat(isElsewhere(AT_A, EIGHT.plus(Duration.ofHours(5)))).isFalse();
  }

  @Test
  void the_last_times_come_latest_first_and_none_twice() {
    attends(AT_A, EIGHT, Direction.ARRIVAL);
    attends(AT_A, EIGHT.plusSeconds(60), Direction.DEPARTURE);
    attends(AT_B, EIGHT.plusSeconds(120), Direction.ARRIVAL);
    Attendance last = attends(AT_B, EIGHT.plusSeconds(180), Direction.DEPARTURE);
    callers.remember(last);

    assertThat(callers.lastTimes(TestDirectory.ANNA.id(), EIGHT.plusSeconds(200), 2))
        .extracting(Attendance::at)
        .containsExactly(EIGHT.plusSeconds(180), EIGHT.plusSeconds(120));
  }

  @Test
  void a_call_of_another_node_without_direction_is_worked_out_from_those_before_it() {
    hears("1", EIGHT);
    hears("2", EIGHT.plusSeconds(1800));

    assertThat(callers.lastTimes(TestDirectory.ANNA.id(), EIGHT.plusSeconds(3600), 2))
        .extracting(Attendance::direction)
        .containsExactly(Direction.DEPARTURE, Direction.ARRIVAL);
  }

  private void hears(String id, Instant at) {
    Ringing ringing =
        new Ringing(
            new CallId("ivr2-" + id),
            "ivr2",
            at,
            "02079460123",
            Optional.of(TestDirectory.OWN),
            "allowed",
            "",
            Optional.empty());
    callers.remember(ringing, ANNAS, "", Optional.empty());
  }

  private Attendance attends(Place place, Instant at, Direction direction) {
    Attendance attendance =
        new Attendance(
            new CallId("ivr1-" + calls++), TestDirectory.ANNA.id(), place, at, direction);
    callers.remember(attendance);
    return attendance;
  }

  private Direction workOut(Place place, Instant at) {
    return callers.workOut(TestDirectory.ANNA.id(), place, at);
  }

  private boolean isElsewhere(Place place, Instant at) {
    return callers.isStillLoggedInElsewhere(TestDirectory.ANNA.id(), place, at);
  }

  private Place placeOf(CallerNumber number, Instant at) {
    return callers.placeOf(ringing(Optional.of(number), at), TestDirectory.ANNA);
  }

  private static Ringing ringing(Optional<CallerNumber> number, Instant at) {
    return ringing(number, at, Optional.empty());
  }

  private static Ringing ringing(
      Optional<CallerNumber> number, Instant at, Optional<ProviderId> dialled) {
    return new Ringing(
        new CallId("ivr1-x"),
        "ivr1",
        at,
        number.map(CallerNumber::e164).orElse(""),
        number,
        "allowed",
        "",
        dialled);
  }
}
