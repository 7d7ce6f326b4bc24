package org.visitline.portal.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how long alerts wait for calls that may be on their way, second by second. */
class CallsOnTheirWayTest {

  private static final Instant EIGHT = Instant.parse("2026-11-03T08:00:00Z");

  private final CallsOnTheirWay calls =
      new CallsOnTheirWay(instant -> instant.toString().substring(11, 16));
  private final Map<String, Instant> told = new HashMap<>();
  private Instant now = EIGHT;
  private boolean unverified;

  @Test
  void where_no_node_tells_anything_there_is_nothing_to_wait_for() {
    look();

    assertThat(calls.areLikely(now)).isFalse();
    assertThat(calls.doubt()).isEmpty();
  }

  @Test
  void a_node_that_is_there_is_waited_for_until_it_was_watched_for_a_minute() {
    assertThat(waitedFor("PT3M", "ivr1")).isEqualTo("PT1M");
  }

  @Test
  void a_node_that_falls_silent_is_waited_for_up_to_five_minutes_and_then_said() {
    live("PT2M", "ivr1");

    assertThat(waitedFor("PT10M")).isEqualTo("PT4M54S");
    assertThat(calls.doubt())
        .isEqualTo(
            " The phone node ivr1 has not been heard of since 08:01: calls may be waiting there.");
  }

  @Test
  void back_again_it_is_waited_for_while_it_brings_its_calls_however_long_it_was_away() {
    live("PT2M", "ivr1");
    live("PT40M");
    assertThat(calls.areLikely(now)).isFalse();

    assertThat(waitedFor("PT5M", "ivr1")).isEqualTo("PT1M");
    assertThat(calls.doubt()).isEmpty();
  }

  @Test
  void a_node_that_comes_and_goes_does_not_keep_alerts_back_for_good() {
    live("PT2M", "ivr1");
    Instant longest = now.plus(Duration.ofMinutes(6));
    while (now.isBefore(longest)) {
      live("PT30S");
      live("PT30S", "ivr1");
    }

    live("PT20S");
    assertThat(calls.areLikely(now)).isFalse();
  }

  /** A clock that is ten minutes slow is no silence. */
  @Test
  void what_a_nodes_clock_says_is_not_compared_with_ours() {
    for (int second = 0; second < 180; second += 2) {
      told.put("ivr1", now.minus(Duration.ofMinutes(10)));
      look();
      now = now.plusSeconds(2);
    }

    assertThat(calls.areLikely(now)).isFalse();
    assertThat(calls.doubt()).isEmpty();
  }

  @Test
  void after_a_time_without_a_look_a_node_is_waited_for_anew() {
    live("PT2M", "ivr1");
    now = now.plus(Duration.ofMinutes(45));

    look();
    assertThat(calls.areLikely(now)).isTrue();
    assertThat(waitedFor("PT10M", "ivr1")).isEqualTo("PT1M");
  }

  @Test
  void after_a_time_without_a_look_a_node_that_does_not_return_is_waited_for_two_minutes() {
    live("PT2M", "ivr1");
    now = now.plus(Duration.ofMinutes(45));

    assertThat(waitedFor("PT10M")).isEqualTo("PT2M");
  }

  /** A mail server that lets us wait holds up the round, and not the next decision. */
  @Test
  void a_long_round_is_no_time_without_a_look() {
    live("PT2M", "ivr1");
    now = now.plus(Duration.ofSeconds(50));
    calls.stillThere(now);
    told.put("ivr1", now);
    now = now.plusSeconds(2);
    look();

    assertThat(calls.areLikely(now)).isFalse();
  }

  @Test
  void calls_that_are_not_verified_are_waited_for_up_to_five_minutes_and_then_said() {
    look();
    unverified = true;

    assertThat(waitedFor("PT10M")).isEqualTo("PT5M");
    assertThat(calls.doubt())
        .isEqualTo(" Calls that came in since 08:00 are not worked through yet.");
    unverified = false;
    look();
    assertThat(calls.doubt()).isEmpty();
  }

  @Test
  void of_several_silent_nodes_the_one_lost_last_is_named() {
    live("PT2M", "ivr1", "ivr2", "ivr3");
    live("PT2M", "ivr2");
    live("PT10M");

    assertThat(calls.doubt())
        .isEqualTo(
            " The phone node ivr2 has not been heard of since 08:03, nor 2 others: calls may be"
                + " waiting there.");
  }

  /** Up to when calls were likely, of a time in which these nodes tell. */
  private String waitedFor(String howLong, String... there) {
    Instant from = now;
    Instant end = now.plus(Duration.parse(howLong));
    Instant until = now;
    while (now.isBefore(end)) {
      tell(there);
      look();
      if (calls.areLikely(now)) {
        until = now.plusSeconds(2);
      }
      now = now.plusSeconds(2);
    }
    return Duration.between(from, until).toString();
  }

  private void live(String howLong, String... there) {
    waitedFor(howLong, there);
  }

  private void tell(String... there) {
    for (String node : there) {
      if (Duration.between(told.getOrDefault(node, Instant.EPOCH), now).toSeconds() >= 5) {
        told.put(node, now);
      }
    }
  }

  private void look() {
    calls.look(new CallsOnTheirWay.Seen(Map.copyOf(told), unverified), now);
  }
}
