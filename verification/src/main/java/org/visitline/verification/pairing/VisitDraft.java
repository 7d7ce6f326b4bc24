package org.visitline.verification.pairing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.time.CivilZone;

/** A visit while its calls are being walked through. */
final class VisitDraft {

  private final @Nullable PlacedCall arrival;
  private @Nullable Instant openUntil;
  private @Nullable PlacedCall departure;
  private List<PlacedCall> extra = List.of();
  private boolean inferred;

  private VisitDraft(
      @Nullable PlacedCall arrival, @Nullable Instant openUntil, @Nullable PlacedCall departure) {
    this.arrival = arrival;
    this.openUntil = openUntil;
    this.departure = departure;
  }

  static VisitDraft opened(PlacedCall arrival, Instant openUntil) {
    VisitDraft draft = new VisitDraft(arrival, openUntil, null);
    draft.inferred = arrival.direction() == null;
    return draft;
  }

  static VisitDraft onlyClosed(PlacedCall departure) {
    return new VisitDraft(null, null, departure);
  }

  PlacedCall opened() {
    return Objects.requireNonNull(arrival);
  }

  PlacedCall closed() {
    return Objects.requireNonNull(departure);
  }

  boolean isClosed() {
    return departure != null;
  }

  boolean isOpenAt(Instant at) {
    return departure == null && openUntil != null && !at.isAfter(openUntil);
  }

  /** A new arrival ends it: whoever comes again has gone in between. */
  void endOpen() {
    openUntil = null;
  }

  void close(PlacedCall call) {
    departure = call;
    inferred |= call.direction() == null;
  }

  void closeLater(PlacedCall call) {
    addExtra(closed());
    close(call);
  }

  /** Calls come in the order they were answered, and so do these. */
  void addExtra(PlacedCall call) {
    if (extra.isEmpty()) {
      extra = new ArrayList<>(1);
    }
    extra.add(call);
    inferred |= call.direction() == null;
  }

  Visit finished(CivilZone zone) {
    CallId name = arrival != null ? arrival.id() : closed().id();
    PlacedCall first = arrival != null ? arrival : closed();
    return new Visit(
        VisitId.of(name),
        first.serviceUser(),
        first.worker(),
        zone.dateOf(first.at()),
        arrival,
        departure,
        extra,
        arrival == null ? null : arrival.at(),
        departure == null ? null : departure.at(),
        openUntil,
        inferred,
        null);
  }
}
