package org.visitline.portal.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.today.BoardLine.Planned;
import org.visitline.verification.calls.NoVisit;

/** Which visit a call at the door is about. */
class TurnedAwayTest {

  private static final Instant NOW = Instant.parse("2026-11-20T07:50:00Z");

  @Test
  void a_call_is_about_the_nearest_visit_of_the_home() {
    assertThat(
            turnedAway(
                call("08:02", "ALDER", "S1"),
                visit("early", "S1", "ALDER", "08:00"),
                visit("late", "S1", "ALDER", "09:30")))
        .containsExactly("early");
  }

  @Test
  void of_a_couple_with_one_line_it_is_the_nearest_visit_of_both() {
    assertThat(
            turnedAway(
                call("08:02", "ALDER", "S1", "S2"),
                visit("hers", "S1", "ALDER", "08:00"),
                visit("his", "S2", "ALDER", "09:30")))
        .containsExactly("hers");
  }

  @Test
  void a_worker_is_there_for_their_own_provider_though_another_is_due_nearer() {
    Planned own = visit("own", "S1", "ALDER", "08:00");
    Planned other = visit("other", "S1", "BIRCH", "08:15");

    assertThat(turnedAway(call("08:10", "ALDER", "S1"), own, other)).containsExactly("own");
    assertThat(turnedAway(call("08:10", "CEDAR", "S1"), own, other)).containsExactly("other");
    assertThat(turnedAway(call("08:10", null, "S1"), own, other)).containsExactly("other");
  }

  @Test
  void two_visits_as_near_as_each_other_are_both_looked_at() {
    assertThat(
            turnedAway(
                call("08:30", "ALDER", "S1"),
                visit("before", "S1", "ALDER", "08:00"),
                visit("after", "S1", "ALDER", "09:00")))
        .containsExactly("before", "after");
  }

  private static List<String> turnedAway(DoorCall call, Planned... visits) {
    List<BoardLine> lines =
        Stream.of(visits)
            .map(
                planned ->
                    BoardLine.of(
                        planned,
                        null,
                        null,
                        false,
                        Set.of(),
                        Set.of(),
                        List.of(call),
                        NOW,
                        Duration.ofMinutes(15)))
            .toList();
    return new Board(LocalDate.of(2026, 11, 20), NOW, lines, List.of(), List.of())
        .lines().stream()
            .filter(BoardLine::wantsAttention)
            .map(line -> line.planned().id())
            .toList();
  }

  private static DoorCall call(String at, @Nullable String provider, String... homes) {
    return new DoorCall(
        "D1", at(at), NoVisit.NO_REPLY, "W1", "Wanda", provider, Set.of(homes), true);
  }

  private static Planned visit(String id, String serviceUser, String provider, String at) {
    return new Planned(
        id,
        provider,
        provider,
        serviceUser,
        serviceUser,
        "ZZ1 1QB",
        "personal care",
        at(at),
        at(at),
        30,
        1,
        false,
        false,
        false,
        0);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-20T" + time + ":00Z");
  }
}
