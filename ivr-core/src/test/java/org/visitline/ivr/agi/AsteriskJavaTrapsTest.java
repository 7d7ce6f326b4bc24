package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.Eventually;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.handset.Caller;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;

/** What Asterisk-Java's own server does wrong, and this door must not. */
class AsteriskJavaTrapsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final FrontDoor front = new FrontDoor();

  @AfterEach
  void close() {
    front.close();
  }

  @Test
  void a_520_of_one_line_does_not_block_the_call() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "520 Invalid command syntax.  Proper usage not available.\n");

      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(ended().outcome().ending()).isEqualTo("ABANDONED");
  }

  @Test
  void a_520_of_many_lines_is_read_to_its_end() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply(
              "SET VARIABLE",
              "520-Invalid command syntax.  Proper usage follows:\nUsage: SET VARIABLE\n520 End of"
                  + " proper usage.\n");

      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(ended().outcome().ending()).isEqualTo("ABANDONED");
  }

  @Test
  void a_520_that_never_ends_costs_its_own_connection() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "520-Usage\n" + "and more\n".repeat(20_000));

      assertThat(wire.untilClosed()).isEmpty();
    }
    ended();
  }

  @Test
  void garbage_is_no_hang_up_and_no_answer_but_the_end_of_its_connection() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA", "HTTP/1.1 400 Bad Request\n");

      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(ended().pin().isNone()).isTrue();
  }

  @Test
  void an_empty_request_runs_nothing() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      assertThat(wire.send("\n").untilClosed()).isEmpty();
    }
    assertThat(front.opened).isEmpty();
  }

  @Test
  void a_request_cut_short_runs_nothing() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST.stripTrailing());
    }
    try (FrontDoor hasty = new FrontDoor(FrontDoor.HASTY);
        WrongWire wire = new WrongWire(hasty.port())) {
      wire.send(WrongWire.REQUEST.stripTrailing());
      assertThat(wire.untilClosed()).as("given up after the time for a request").isEmpty();
      assertThat(hasty.opened).isEmpty();
    }
    assertThat(front.opened).isEmpty();
  }

  @Test
  void lines_that_end_with_cr_lf_do_not_stall_the_call() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST.replace("\n", "\r\n"))
          .reply("ANSWER", "200 result=0\r\n")
          .reply("SET VARIABLE", "200 result=1\r\n")
          .reply("GET DATA", "200 result=141207\r\n")
          .reply("SET VARIABLE", "200 result=1\r\n");

      assertThat(wire.hear()).startsWith("STREAM FILE").contains("arrival-logged-at");
    }
    assertThat(ended().pin().hash()).isEqualTo("141207");
  }

  @Test
  void the_name_in_the_request_never_chooses_what_is_run() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(
          "agi_network_script: org.asteriskjava.examples.fastagi.ExampleCallIn\n"
              + WrongWire.REQUEST);

      assertThat(wire.hear()).isEqualTo("ANSWER");
      assertThat(front.opened).hasSize(1);
    }
  }

  @Test
  void a_caller_id_with_its_brackets_the_wrong_way_round_is_a_call_like_any_other()
      throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(
          WrongWire.REQUEST
              .replaceAll("(?m)^agi_calleridname:.*\n", "")
              .replaceAll("(?m)^agi_callerid:.*$", "agi_callerid: 020>7946<0123"));

      assertThat(wire.hear()).isEqualTo("ANSWER");
      assertThat(front.opened.getFirst().callerNumber()).isEqualTo("020>7946<0123");
    }
  }

  @Test
  void the_library_sends_nothing_of_its_own_when_the_call_is_over() {
    Transcript call = ring("x", ScriptedCaller.of("141207"));

    assertThat(call.commands()).noneMatch(command -> command.contains("AJ_AGISTATUS"));
  }

  @Test
  void a_line_without_end_costs_its_own_connection() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send("agi_network: " + "y".repeat(1_000_000));
      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(front.opened).isEmpty();
  }

  @Test
  void headers_without_end_cost_their_own_connection() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send("agi_arg_1: x\n".repeat(10_000));
      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(front.opened).isEmpty();
  }

  @Test
  void a_reply_that_never_comes_ends_the_call_in_time_not_in_three_hours() throws IOException {
    front.close();
    Duration aMoment = Duration.ofMillis(500);
    try (FrontDoor hasty = new FrontDoor(new TimeLimits(SOON, aMoment, aMoment, SOON));
        WrongWire wire = new WrongWire(hasty.port())) {
      wire.send(WrongWire.REQUEST);
      assertThat(wire.hear()).isEqualTo("ANSWER");
      assertThat(wire.untilClosed()).isEmpty();
      Eventually.isTrue(SOON, () -> hasty.ended.size() == 1);
      assertThat(hasty.ended.getFirst().outcome().ending()).isEqualTo("ABANDONED");
    }
  }

  @Test
  void a_call_that_goes_on_for_ever_is_ended() throws IOException {
    Duration aMoment = Duration.ofMillis(300);
    try (FrontDoor brief = new FrontDoor(new TimeLimits(SOON, SOON, SOON, aMoment));
        WrongWire wire = new WrongWire(brief.port())) {
      wire.send(WrongWire.REQUEST);
      assertThat(wire.hear()).isEqualTo("ANSWER");
      assertThat(wire.untilClosed()).isEmpty();
    }
  }

  @Test
  void a_hang_up_with_no_reply_behind_it_ends_the_call_at_once() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA", "HANGUP\n");

      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(ended().outcome().ending()).isEqualTo("ABANDONED");
  }

  @Test
  void keys_that_come_behind_the_word_of_a_hang_up_are_kept() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST)
          .reply("ANSWER", "200 result=0\n")
          .reply("SET VARIABLE", "200 result=1\n")
          .reply("GET DATA", "HANGUP\n200 result=141207\n");

      assertThat(wire.hear()).isEqualTo("SET VARIABLE \"VISITLINE_CALL\" \"kept\"");
      assertThat(wire.untilClosed()).isEmpty();
    }
    assertThat(ended().outcome().ending()).isEqualTo("LOGGED_HUNG_UP");
  }

  @Test
  void replies_that_say_try_again_do_not_call_the_reader_once_more_for_each() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST).reply("ANSWER", "100 result=0 Trying...\n".repeat(90));

      assertThat(wire.untilClosed()).isEmpty();
    }
    ended();
  }

  @Test
  void a_reply_without_end_costs_its_own_connection() throws IOException {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST).reply("ANSWER", "200 result=0 (" + "y".repeat(1_000_000));

      assertThat(wire.untilClosed()).isEmpty();
    }
    ended();
    assertThat(front.refused("long_line")).isEqualTo(1);
  }

  @Test
  void more_than_five_hundred_calls_may_be_open() {
    front.close();
    try (FrontDoor wide = new FrontDoor(1000, List.of("127.0.0.1"), FrontDoor.PATIENT)) {
      CompletableFuture<String> pin = new CompletableFuture<>();
      Handset handset = new Handset("127.0.0.1", wide.port(), Pace.NONE);
      List<CompletableFuture<Transcript>> calls = new ArrayList<>();
      for (int call = 0; call < 600; call++) {
        calls.add(handset.ringing(new Ring("02079460123", "", "c" + call), new Thinking(pin)));
      }
      Eventually.isTrue(
          Duration.ofSeconds(60),
          () -> wide.meters.get("visitline.calls.open").gauge().value() == 600);
      pin.complete("141207");
      calls.forEach(call -> assertThat(call.join().heardSound("arrival-logged-at")).isTrue());
    }
  }

  @Test
  void a_connection_that_breaks_at_any_step_is_a_hang_up_and_logged_as_no_more() {
    List<String> replies =
        List.of(
            "200 result=0", "200 result=1", "200 result=141207", "200 result=1", "200 result=0");
    List<ILoggingEvent> logged =
        logged(
            () -> {
              for (int step = 0; step <= replies.size(); step++) {
                for (String last :
                    List.of(
                        "", "200 res", "HANGUP\n", "HANGUP\nHANGUP\n", "HANGUP\n200 result=-1\n")) {
                  long calls = front.calls();
                  breakOff(replies.subList(0, step), last);
                  Eventually.isTrue(SOON, () -> front.calls() == calls + 1);
                }
              }
            });

    assertThat(logged).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN)).isEmpty();
    assertThat(logged)
        .extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn(message -> message.startsWith("call "))
        .hasSize(30);
  }

  private void breakOff(List<String> replies, String last) {
    try (WrongWire wire = new WrongWire(front.port())) {
      wire.send(WrongWire.REQUEST);
      for (String reply : replies) {
        wire.hear();
        wire.send(reply + "\n");
      }
      wire.hear();
      wire.send(last);
      wire.breakOff();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<ILoggingEvent> logged(Runnable calls) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("org.visitline.ivr");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root.addAppender(appender);
    ours.setLevel(Level.INFO);
    try {
      calls.run();
      Eventually.isTrue(
          SOON,
          () ->
              List.copyOf(appender.list).stream()
                  .anyMatch(e -> e.getFormattedMessage().startsWith("call ")));
    } finally {
      ours.setLevel(Level.OFF);
      root.detachAppender(appender);
    }
    return List.copyOf(appender.list);
  }

  @Test
  void no_hang_up_anywhere_is_logged_as_an_error() {
    List<ILoggingEvent> logged =
        logged(
            () -> {
              ring("1", ScriptedCaller.of(Caller.HANG_UP));
              ring("2", ScriptedCaller.of("@welcome-key-pin hang up"));
              ring("3", ScriptedCaller.of("999999", Caller.HANG_UP));
              ring("4", ScriptedCaller.of("141207", Caller.HANG_UP));
              ring("5", ScriptedCaller.of("141207", "@hour-8 hang up"));
              ring("6", ScriptedCaller.of("141207", "3", Caller.HANG_UP));
              ring("7", ScriptedCaller.of("141207", "*", "4", Caller.HANG_UP));
              Eventually.isTrue(SOON, () -> front.calls() == 7);
            });

    assertThat(logged).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN)).isEmpty();
    assertThat(logged)
        .extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn(message -> message.startsWith("call "))
        .hasSize(7)
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("from **********123 ended ")
                    .doesNotContain("2079460123")
                    .doesNotContain("141207"));
  }

  private Transcript ring(String id, Caller caller) {
    return new Handset("127.0.0.1", front.port(), Pace.NONE)
        .ring(new Ring("02079460123", "08081570100", id), caller);
  }

  private LoggedCall ended() {
    Eventually.isTrue(SOON, () -> front.ended.size() == 1);
    return front.ended.getFirst();
  }

  /** Somebody who keys only when told to. */
  private record Thinking(CompletableFuture<String> pin) implements Caller {

    @Override
    public String hears(String sound) {
      return NOTHING;
    }

    @Override
    public String isAsked(int most, Duration wait) {
      return most == 6 ? pin.join() : NOTHING;
    }
  }
}
