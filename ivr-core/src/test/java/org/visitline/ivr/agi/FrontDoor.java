package org.visitline.ivr.agi;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.visitline.ivr.dialogue.Attendance;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Place;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/** The door with one worker (PIN 141207) behind it, and a log that can be read. */
final class FrontDoor implements AutoCloseable {

  final List<LoggedCall> ended = new CopyOnWriteArrayList<>();
  final List<Ringing> opened = new CopyOnWriteArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  volatile boolean diskIsFull;

  private final AgiDoor door;

  FrontDoor() {
    this(100, Duration.ofSeconds(2), Duration.ofSeconds(2), List.of("127.0.0.0/8"));
  }

  FrontDoor(int mostCalls, Duration longestRequest, Duration longestReply, List<String> sources) {
    door =
        AgiDoor.open(
            new DoorSettings("127.0.0.1", 0, sources, mostCalls, longestRequest, longestReply),
            new OneWorker(),
            new Log(),
            new DialogueSettings(
                6, false, ZoneId.of("Europe/London"), Language.ENGLISH, Map.of(), "/messages"),
            "ivr1",
            "GB",
            InstantSource.fixed(Instant.parse("2026-06-01T07:02:00Z")),
            meters);
  }

  int port() {
    return door.port();
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

  private static final class OneWorker implements Callers {

    @Override
    public KeyedPin hash(String digits) {
      return new KeyedPin(digits, "*".repeat(digits.length()));
    }

    @Override
    public Optional<CareWorker> findWorker(KeyedPin pin, Instant at) {
      return pin.hash().equals("141207")
          ? Optional.of(
              new CareWorker(new CareWorkerId("W1"), new ProviderId("P1"), Optional.empty()))
          : Optional.empty();
    }

    @Override
    public Place placeOf(Ringing call, CareWorker worker) {
      return new Place.WithServiceUser(new ServiceUserId("A"));
    }

    @Override
    public Optional<Place> findByCode(String code) {
      return Optional.empty();
    }

    @Override
    public int longestCode() {
      return 4;
    }

    @Override
    public Direction workOut(CareWorkerId worker, Place place, Instant at) {
      return Direction.ARRIVAL;
    }

    @Override
    public boolean isStillLoggedInElsewhere(CareWorkerId worker, Place place, Instant at) {
      return false;
    }

    @Override
    public List<Attendance> lastTimes(CareWorkerId worker, Instant before, int most) {
      return List.of();
    }

    @Override
    public void remember(Attendance attendance) {}

    @Override
    public boolean mayHint(CareWorkerId worker) {
      return false;
    }
  }
}
