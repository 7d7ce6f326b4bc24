package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.ivr.guesses.GuessLimits;
import org.visitline.ivr.guesses.PinGuesses;

/** The door with one worker (PIN 141207) behind it, and a log that can be read. */
final class FrontDoor implements AutoCloseable {

  /** So patient that whatever is waited for in vain fails its test. */
  static final TimeLimits PATIENT = limits(Duration.ofMinutes(1));

  /** Gives up while a test looks on; also on whoever is slow with a whole request. */
  static final TimeLimits HASTY = limits(Duration.ofMillis(500));

  final List<LoggedCall> ended = new CopyOnWriteArrayList<>();
  final List<Ringing> opened = new CopyOnWriteArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  volatile boolean diskIsFull;

  private final AgiDoor door;

  FrontDoor() {
    this(100, List.of("127.0.0.0/8"), PATIENT);
  }

  FrontDoor(TimeLimits limits) {
    this(100, List.of("127.0.0.0/8"), limits);
  }

  FrontDoor(int mostCalls, List<String> sources, TimeLimits limits) {
    this(new DoorSettings("127.0.0.1", 0, sources, mostCalls, limits, Optional.empty()));
  }

  FrontDoor(DoorSettings settings) {
    door =
        AgiDoor.open(
            settings,
            new Switchboard(
                "ivr1",
                new OneWorker(),
                new Log(),
                new PinGuesses(
                    GuessLimits.USUAL, InstantSource.system(), new SimpleMeterRegistry()),
                new DialogueSettings(
                    6,
                    false,
                    ZoneId.of("Europe/London"),
                    Language.ENGLISH,
                    DialledNumbers.NONE,
                    "/messages"),
                "GB",
                InstantSource.fixed(Instant.parse("2026-06-01T07:02:00Z"))),
            meters);
  }

  private static TimeLimits limits(Duration each) {
    return new TimeLimits(each, each, each, Duration.ofMinutes(5));
  }

  int port() {
    return door.port();
  }

  /** Calls that are over, down to their line in the log. */
  long calls() {
    return meters.find("visitline.calls").timers().stream().mapToLong(Timer::count).sum();
  }

  double refused(String reason) {
    return meters.get("visitline.connections.refused").tag("reason", reason).counter().count();
  }

  AgiDoor door() {
    return door;
  }

  @Override
  public void close() {
    door.close();
  }

  private final class Log implements CallLog {

    @Override
    public void open(Ringing call) {
      if (diskIsFull) {
        throw new CannotKeep("disk full", new java.io.IOException());
      }
      opened.add(call);
    }

    @Override
    public void keep(LoggedCall call) {}

    @Override
    public void message(LoggedCall call, String recording) {}

    @Override
    public void end(LoggedCall call) {
      ended.add(call);
    }
  }
}
