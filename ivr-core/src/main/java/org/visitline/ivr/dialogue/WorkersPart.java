package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;

/**
 * One worker's part of a telephone call, growing as they key: first the PIN, then where they are,
 * then which end of a visit this is. At every moment it holds the logged call that a hang-up would
 * leave behind.
 */
final class WorkersPart {

  private final CareWorker worker;
  private LoggedCall call;
  private Place place;
  private Direction direction;
  private @Nullable LoggedCall beside;

  /**
   * Of a worker who has keyed a valid PIN.
   *
   * @param place as far as the line says
   * @param direction as worked out from it
   */
  WorkersPart(CareWorker worker, LoggedCall call, Place place, Direction direction) {
    this.worker = worker;
    this.place = place;
    this.direction = direction;
    this.call = call.with(new Outcome.Attended(direction, false));
  }

  void isAt(Place keyedPlace, String code, Direction workedOut) {
    place = keyedPlace;
    direction = workedOut;
    call = call.withCode(code).with(new Outcome.Attended(direction, false));
  }

  /** The caller keyed 1 or 2, which decides. */
  void keyed(Direction chosen) {
    direction = chosen;
    call = call.withDirection(chosen).with(new Outcome.Attended(direction, false));
  }

  void confirmed() {
    call = call.with(new Outcome.Attended(direction, true));
  }

  /**
   * There was no visit: that is the event instead of the arrival. But who is leaving was there, and
   * has heard that it is logged: then the departure stands, and the outcome is an event beside it.
   *
   * @return the event, to be kept
   */
  LoggedCall notAttended(Outcome.Reason reason) {
    Outcome outcome = new Outcome.NotAttended(reason);
    if (direction == Direction.DEPARTURE) {
      LoggedCall event = call.beside(outcome);
      beside = event;
      return event;
    }
    call = call.with(outcome);
    return call;
  }

  /** The outcome beside a departure. */
  Optional<LoggedCall> beside() {
    return Optional.ofNullable(beside);
  }

  Attendance attendance() {
    return new Attendance(call.callId(), id(), place, at(), direction);
  }

  CareWorkerId id() {
    return worker.id();
  }

  CareWorker worker() {
    return worker;
  }

  LoggedCall call() {
    return call;
  }

  Place place() {
    return place;
  }

  Direction direction() {
    return direction;
  }

  /** The moment that the event is stamped with. */
  Instant at() {
    return call.ringing().answeredAt();
  }
}
