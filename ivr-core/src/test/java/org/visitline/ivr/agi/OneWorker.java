package org.visitline.ivr.agi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.visitline.ivr.dialogue.Attendance;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.Place;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/**
 * Knows one worker, PIN 141207, who is always at the same service user's; and one who may come with
 * them, PIN 222222.
 */
final class OneWorker implements Callers {

  @Override
  public KeyedPin hash(String digits) {
    return new KeyedPin(digits, "*".repeat(digits.length()));
  }

  @Override
  public Optional<CareWorker> findWorker(KeyedPin pin, Instant at, Optional<ProviderId> provider) {
    return switch (pin.hash()) {
      case "141207" -> Optional.of(worker("W1"));
      case "222222" -> Optional.of(worker("W2"));
      default -> Optional.empty();
    };
  }

  private static CareWorker worker(String id) {
    return new CareWorker(new CareWorkerId(id), new ProviderId("P1"), Optional.empty());
  }

  /** A number that is hidden names no place. */
  @Override
  public Place placeOf(Ringing call, CareWorker worker) {
    return call.number().isEmpty()
        ? new Place.Unknown()
        : new Place.WithServiceUser(new ServiceUserId("A"));
  }

  @Override
  public Optional<Place> findByCode(String code) {
    return Optional.empty();
  }

  @Override
  public int moreDigits(String begun) {
    return Math.max(0, 4 - begun.length());
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
