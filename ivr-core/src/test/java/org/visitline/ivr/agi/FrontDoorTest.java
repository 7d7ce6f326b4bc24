package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.ivr.Eventually;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.handset.Caller;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;

class FrontDoorTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_practised_call_costs_eight_commands() {
    try (FrontDoor front = new FrontDoor()) {
      Transcript call = ring(front, "02079460123", "1", ScriptedCaller.of("141207"));

      assertThat(call.commands())
          .containsExactly(
              "ANSWER",
              "SET VARIABLE \"VISITLINE_CALL\" \"open\"",
              "GET DATA \"visitline/en-GB/welcome-key-pin\" 8000 6",
              "SET VARIABLE \"VISITLINE_CALL\" \"kept\"",
              "STREAM FILE \"visitline/en-GB/arrival-logged-at\" \"0123456789*\"",
              "STREAM FILE \"visitline/en-GB/hour-8\" \"0123456789*\"",
              "STREAM FILE \"visitline/en-GB/minute-oh-2\" \"0123456789*\"",
              "GET DATA \"visitline/en-GB/press-three-or-star\" 3000 1");
    }
  }

  @Test
  void another_node_is_to_ask_if_this_one_dies_while_a_second_worker_keys() {
    try (FrontDoor front = new FrontDoor()) {
      Transcript call = ring(front, "02079460123", "1", ScriptedCaller.of("141207", "3", "222222"));

      assertThat(call.commands())
          .filteredOn(command -> command.startsWith("SET VARIABLE"))
          .containsExactly(
              "SET VARIABLE \"VISITLINE_CALL\" \"open\"",
              "SET VARIABLE \"VISITLINE_CALL\" \"kept\"",
              "SET VARIABLE \"VISITLINE_CALL\" \"open\"",
              "SET VARIABLE \"VISITLINE_CALL\" \"kept\"");
    }
  }

  @Test
  void keys_typed_ahead_are_taken_in_their_turn() {
    try (FrontDoor front = new FrontDoor()) {
      ring(front, "02079460123", "1", ScriptedCaller.of("@welcome-key-pin 1412072"));

      assertThat(ended(front).direction()).contains(Direction.DEPARTURE);
    }
  }

  @Test
  void a_hash_behind_a_whole_pin_does_not_answer_for_the_code() {
    try (FrontDoor front = new FrontDoor()) {
      Transcript call = ring(front, "", "1", ScriptedCaller.of("141207#", "4711"));

      assertThat(call.commands())
          .filteredOn(command -> command.contains("key-service-user-code"))
          .containsExactly(
              "GET DATA \"visitline/en-GB/key-service-user-code\" 8000 1",
              "GET DATA \"visitline/en-GB/key-service-user-code\" 8000 1");
      assertThat(ended(front).serviceUserCode()).isEqualTo("4711");
    }
  }

  @Test
  void a_hash_behind_each_of_three_wrong_pins_spends_no_try() {
    try (FrontDoor front = new FrontDoor()) {
      Transcript call =
          ring(front, "02079460123", "1", ScriptedCaller.of("999999#", "999998#", "999997#"));

      assertThat(call.lines()).contains("keys: 999997#", "hears: call-your-office");
      assertThat(ended(front).pin().hash()).isEqualTo("999997");
    }
  }

  @Test
  void a_key_too_many_of_a_wrong_pin_is_not_the_first_of_the_next_try() {
    try (FrontDoor front = new FrontDoor()) {
      ring(front, "02079460123", "1", ScriptedCaller.of("1412007", "1412007", "141207"));

      assertThat(ended(front).pin().hash()).isEqualTo("141207");
      assertThat(ended(front).outcome().ending()).isEqualTo("LOGGED");
    }
  }

  @Test
  void a_hash_is_told_from_a_time_out() throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST.replace("02079460123", "unknown"))
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA \"visitline/en-GB/welcome-key-pin\"", "200 result=141207\n")
          .reply("GET DATA \"visitline/en-GB/key-service-user-code\"", "200 result=\n")
          .reply("GET DATA \"visitline/en-GB/key-service-user-code\"", "200 result= (timeout)\n");

      assertThat(wire.hear()).isEqualTo("SET VARIABLE \"VISITLINE_CALL\" \"kept\"");
    }
  }

  @Test
  void a_message_that_asterisk_cannot_write_is_not_called_kept() throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA \"visitline/en-GB/welcome-key-pin\"", "200 result=141207\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("STREAM FILE", "200 result=42 endpos=8000\n")
          .reply("GET DATA \"visitline/en-GB/star-menu\"", "200 result=4\n")
          .reply("STREAM FILE \"visitline/en-GB/leave-message\"", "200 result=0 endpos=8000\n")
          .reply("RECORD FILE", "200 result=-1 (writefile) endpos=0\n")
          .reply("CHANNEL STATUS", "200 result=6\n");

      assertThat(wire.hear()).startsWith("STREAM FILE \"visitline/en-GB/call-your-office\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, 0, unavailable",
    "unavailable, 0, unavailable",
    "anonymous, 0, restricted",
    "Anonymous, 0, restricted",
    "unknown, 35, restricted",
    "unknown, 67, unavailable",
    "02079460123, 0, allowed",
    "08979000123, 0, allowed",
  })
  void no_number_is_allowed_that_is_not_there(String shown, int presentation, String kept)
      throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(
          WrongWire.REQUEST
              .replace("agi_callerid: 02079460123", "agi_callerid: " + shown)
              .replace("agi_callingpres: 0", "agi_callingpres: " + presentation));
      assertThat(wire.hear()).isEqualTo("ANSWER");

      assertThat(front.opened.getFirst().presentation()).isEqualTo(kept);
    }
  }

  @Test
  void a_privacy_marked_number_identifies_nobody_and_is_not_kept() throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST.replace("agi_callingpres: 0", "agi_callingpres: 35"));
      assertThat(wire.hear()).isEqualTo("ANSWER");

      assertThat(front.opened.getFirst().callerNumber()).isEmpty();
      assertThat(front.opened.getFirst().number()).isEqualTo(Optional.empty());
      assertThat(front.opened.getFirst().presentation()).isEqualTo("restricted");
    }
  }

  @Test
  void an_id_that_could_be_taken_for_another_is_made_harmless() throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST.replace("1795306679.0", "9".repeat(100) + "17/2 953;x"));
      assertThat(wire.hear()).isEqualTo("ANSWER");

      assertThat(front.opened.getFirst().callId().value())
          .startsWith("ivr1-999")
          .endsWith("17_2_953_x")
          .hasSizeLessThanOrEqualTo(78);
    }
  }

  @Test
  void one_call_too_many_is_sent_to_the_next_node() throws IOException {
    try (FrontDoor front = new FrontDoor(1, List.of("127.0.0.1"), FrontDoor.PATIENT);
        WrongWire first = new WrongWire(front.port())) {
      first.send(WrongWire.REQUEST);
      assertThat(first.hear()).isEqualTo("ANSWER");

      Transcript second = ring(front, "02079460456", "2", ScriptedCaller.of("141207"));

      assertThat(second.variables()).containsEntry("VISITLINE_TRY_NEXT", "1");
      assertThat(second.commands()).hasSize(1);
      assertThat(front.opened).hasSize(1);
    }
  }

  @Test
  void a_disk_that_takes_nothing_sends_its_calls_on() {
    try (FrontDoor front = new FrontDoor()) {
      front.diskIsFull = true;

      Transcript call = ring(front, "02079460123", "1", ScriptedCaller.of("141207"));

      assertThat(call.variables()).isEqualTo(java.util.Map.of("VISITLINE_TRY_NEXT", "1"));
      assertThat(call.lines()).isEmpty();
    }
  }

  @Test
  void a_node_that_stops_sends_new_calls_on_and_lets_the_open_one_end() {
    try (FrontDoor front = new FrontDoor(10, List.of("::1", "127.0.0.1"), FrontDoor.PATIENT)) {
      CompletableFuture<String> pin = new CompletableFuture<>();
      CompletableFuture<Transcript> open =
          new Handset("127.0.0.1", front.port(), Pace.NONE)
              .ringing(new Ring("02079460123", "", "1"), new Undecided(pin));
      Eventually.isTrue(SOON, () -> front.opened.size() == 1);
      CompletableFuture<Boolean> drained =
          CompletableFuture.supplyAsync(() -> front.door().drain(SOON));
      Eventually.isTrue(
          SOON,
          () ->
              ring(front, "02079460456", "2", ScriptedCaller.of())
                  .variables()
                  .containsKey("VISITLINE_TRY_NEXT"));

      pin.complete("141207");

      assertThat(open.join().heardSound("arrival-logged-at")).isTrue();
      assertThat(drained.join()).isTrue();
    }
  }

  @Test
  void the_answer_is_stamped_with_the_moment_that_the_dialplan_tells() throws IOException {
    String toldInMillis =
        "agi_arg_1: answered_at=" + Instant.parse("2026-06-01T07:01:58.250Z").toEpochMilli();

    assertThat(answeredAt(toldInMillis)).isEqualTo("2026-06-01T07:01:58.250Z");
    assertThat(answeredAt("agi_arg_2: answered_at=2026-06-01T07:01:57.125Z"))
        .isEqualTo("2026-06-01T07:01:57.125Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agi_arg_1: answered_at=2026-06-01T06:01:58Z",
        "agi_arg_1: answered_at=2026-06-01T07:03:00Z",
        "agi_arg_1: answered_at=999999999999999",
        "agi_arg_1: answered_at=99999999999999999999999",
        "agi_arg_1: answered_at=",
        "agi_arg_1: answered_at=yesterday",
        "agi_arg_x: 1795306679",
        "agi_arg_2147483647: x",
      })
  void a_moment_that_cannot_be_is_not_believed(String told) throws IOException {
    assertThat(answeredAt(told)).isEqualTo("2026-06-01T07:02:00Z");
  }

  private static Instant answeredAt(String header) throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(header + "\n" + WrongWire.REQUEST);
      assertThat(wire.hear()).isEqualTo("ANSWER");
      return front.opened.getFirst().answeredAt();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1780297319.500, 0.5",
    // As a dialplan whose clock is ten minutes slow, and says it in milliseconds.
    "1780296720000, 600",
    "1780297330, 10",
    "'', NaN",
    "99999999999999999999999, NaN",
    "yesterday, NaN",
  })
  void asterisks_clock_is_compared_with_ours_where_the_dialplan_tells_when_it_asked(
      String told, Double apart) throws IOException {
    try (FrontDoor front = new FrontDoor();
        WrongWire wire = new WrongWire(front.port())) {
      wire.send("agi_arg_3: asked_at=" + told + "\n" + WrongWire.REQUEST);
      assertThat(wire.hear()).isEqualTo("ANSWER");

      assertThat(front.meters.get("visitline.asterisk.clock.apart").gauge().value())
          .isEqualTo(apart);
      assertThat(front.opened.getFirst().answeredAt()).isEqualTo("2026-06-01T07:02:00Z");
    }
  }

  @Test
  void what_is_sent_on_or_refused_is_counted_by_its_reason() throws IOException {
    try (FrontDoor front = new FrontDoor(1, List.of("127.0.0.1"), FrontDoor.PATIENT);
        WrongWire first = new WrongWire(front.port())) {
      first.send(WrongWire.REQUEST);
      assertThat(first.hear()).isEqualTo("ANSWER");
      ring(front, "02079460456", "2", ScriptedCaller.of("141207"));
      try (WrongWire empty = new WrongWire(front.port())) {
        assertThat(empty.send("\n").untilClosed()).isEmpty();
      }

      assertThat(front.refused("full")).isEqualTo(1);
      assertThat(front.refused("no_request")).isEqualTo(1);
      assertThat(front.refused("long_line")).isZero();
    }
  }

  @Test
  void nobody_comes_in_from_elsewhere() throws IOException {
    try (FrontDoor front = new FrontDoor(10, List.of("192.0.2.0/24"), FrontDoor.PATIENT);
        WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST);

      assertThat(wire.untilClosed()).isEmpty();
      assertThat(front.opened).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everybody", "192.0.2.0/99", "192.0.2/24", ""})
  void a_source_that_is_no_network_is_refused_at_the_start(String network) {
    assertThatThrownBy(() -> new SourceFilter(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no network; write it as 192.0.2.0/24");
  }

  private static Transcript ring(FrontDoor front, String from, String id, Caller caller) {
    return new Handset("127.0.0.1", front.port(), Pace.NONE)
        .ring(new Ring(from, "08081570100", id), caller);
  }

  private static LoggedCall ended(FrontDoor front) {
    Eventually.isTrue(SOON, () -> !front.ended.isEmpty());
    return front.ended.getFirst();
  }

  /** Somebody who looks for their PIN. */
  private record Undecided(CompletableFuture<String> pin) implements Caller {

    @Override
    public String hears(String sound) {
      return NOTHING;
    }

    @Override
    public String isAsked(int most, Duration wait) {
      return most == 6 ? pin.join() : HANG_UP;
    }
  }
}
