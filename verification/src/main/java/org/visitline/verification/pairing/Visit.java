package org.visitline.verification.pairing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;

/**
 * One attendance by one worker at one service user, as evidenced by an arrival call, a departure
 * call, or one of them.
 *
 * @param date civil date on which it begins
 * @param arrival null where no call opened it
 * @param departure null where no call closed it
 * @param extraCalls repeated calls, in the order they were answered
 * @param arrivedAt the arrival call's time, or the one a person put in its place
 * @param departedAt likewise
 * @param openUntil the last instant at which a departure can still close it; null without an
 *     arrival call, and where the same worker's next arrival has ended it
 * @param inferred the direction of one of its calls was worked out, not said
 * @param amendment a person's correction of its times; null where there is none
 */
public record Visit(
    VisitId id,
    ServiceUser serviceUser,
    CareWorker worker,
    LocalDate date,
    @Nullable PlacedCall arrival,
    @Nullable PlacedCall departure,
    List<PlacedCall> extraCalls,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    @Nullable Instant openUntil,
    boolean inferred,
    @Nullable Amendment amendment) {

  /** By when they begin, then name. */
  public static final Comparator<Visit> IN_ORDER =
      Comparator.comparing(Visit::begins).thenComparing(Visit::id);

  /** The worker's: a visit is its worker's provider's. */
  public ProviderId provider() {
    return worker.provider();
  }

  /** Arrival, else departure. */
  public Instant begins() {
    if (arrivedAt != null) {
      return arrivedAt;
    }
    if (departedAt != null) {
      return departedAt;
    }
    throw new IllegalStateException("visit " + id + " has neither arrival nor departure");
  }

  /** Whether both times are known. */
  public boolean isComplete() {
    return arrivedAt != null && departedAt != null;
  }

  /** How long it lasted; null unless both times are known. */
  public @Nullable Duration duration() {
    return arrivedAt != null && departedAt != null ? Duration.between(arrivedAt, departedAt) : null;
  }

  /** Whether the worker may still be there: arrived, not departed, the open limit not passed. */
  public boolean isOpenAt(Instant now) {
    return arrivedAt != null && departedAt == null && openUntil != null && !now.isAfter(openUntil);
  }

  /** The arrival call and the departure call, as far as there are any; no extra calls. */
  public List<PlacedCall> ends() {
    if (arrival == null) {
      return departure == null ? List.of() : List.of(departure);
    }
    return departure == null ? List.of(arrival) : List.of(arrival, departure);
  }

  /** All of its calls, extra ones too. */
  public List<PlacedCall> calls() {
    if (extraCalls.isEmpty()) {
      return ends();
    }
    List<PlacedCall> calls = new ArrayList<>(ends());
    calls.addAll(extraCalls);
    return calls;
  }

  /** Those of its calls, extra ones too, of which a person said to whom they belong. */
  public List<CallId> linkedCalls() {
    List<CallId> linked = new ArrayList<>();
    for (PlacedCall call : calls()) {
      if (call.linked()) {
        linked.add(call.id());
      }
    }
    Collections.sort(linked);
    return List.copyOf(linked);
  }

  /** The arrival or departure calls that came from such a line, named one after the other. */
  public String endsBy(Line line) {
    return ends().stream()
        .filter(call -> call.line() == line)
        .map(call -> call.id().value())
        .collect(Collectors.joining(" "));
  }

  /** Whether its arrival or departure call came from such a line. */
  public boolean cameBy(Line line) {
    return (arrival != null && arrival.line() == line)
        || (departure != null && departure.line() == line);
  }

  /** How far its calls prove the place. */
  public LocationProof locationProof() {
    boolean in = arrival != null && arrival.line() == Line.REGISTERED;
    boolean out = departure != null && departure.line() == Line.REGISTERED;
    return in && out ? LocationProof.FULL : in || out ? LocationProof.PARTIAL : LocationProof.NONE;
  }
}
