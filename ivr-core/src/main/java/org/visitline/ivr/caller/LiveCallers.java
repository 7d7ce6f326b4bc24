package org.visitline.ivr.caller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.visitline.ivr.dialogue.Attendance;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.Place;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/** Answers who and where from the directory of the moment and from the latest calls. */
public final class LiveCallers implements Callers {

  /** Policy: a second arrival call so soon after the first belongs to the same visit. */
  private static final Duration SAME_VISIT = Duration.ofMinutes(5);

  private final PinKey key;
  private final ZoneId zone;
  private final Counter withheld;
  private final Counter unmatched;
  private final RecentAttendances recent = new RecentAttendances();
  private final Set<CareWorkerId> hinted = ConcurrentHashMap.newKeySet();

  private volatile Directory directory = Directory.EMPTY;

  /**
   * Knowing nobody yet.
   *
   * @param key that PINs are hashed under
   * @param zone civil zone of 'active on the date of the call'
   * @param meters where it counts
   */
  public LiveCallers(PinKey key, ZoneId zone, MeterRegistry meters) {
    this.key = key;
    this.zone = zone;
    this.withheld = unmatched("withheld", meters);
    this.unmatched = unmatched("unmatched", meters);
  }

  private static Counter unmatched(String line, MeterRegistry meters) {
    return Counter.builder("visitline.calls.unplaced")
        .description(
            "Workers' calls whose line names no one service user: withheld, or unmatched (a number"
                + " of nobody, or of several)")
        .tag("line", line)
        .register(meters);
  }

  /** From now on, as this has it. */
  void use(Directory newer) {
    directory = newer;
  }

  /** Whether any PIN at all is known; a node that knows none serves nobody. */
  public boolean knowsAnybody() {
    return !directory.pins().isEmpty();
  }

  Directory directory() {
    return directory;
  }

  @Override
  public KeyedPin hash(String digits) {
    return new KeyedPin(HexFormat.of().formatHex(key.hash(digits)), "*".repeat(digits.length()));
  }

  @Override
  public Optional<CareWorker> findWorker(KeyedPin pin, Instant at, Optional<ProviderId> provider) {
    return directory.findWorker(pin.hash(), civilDate(at), provider);
  }

  @Override
  public Place placeOf(Ringing call, CareWorker worker) {
    Place place = place(call, worker);
    if (place.needsCode()) {
      (call.number().isEmpty() ? withheld : unmatched).increment();
    }
    return place;
  }

  private Place place(Ringing call, CareWorker worker) {
    if (call.number().isEmpty()) {
      return new Place.Unknown();
    }
    Optional<ServiceUserId> person =
        directory.findOnLine(call.number().get(), worker, call.answeredAt());
    return person.isPresent()
        ? new Place.WithServiceUser(person.get())
        : new Place.OnLine(call.number().get());
  }

  @Override
  public Optional<Place> findByCode(String code) {
    return Optional.ofNullable(directory.codes().get(code)).map(Place.WithServiceUser::new);
  }

  @Override
  public int moreDigits(String begun) {
    return directory.moreDigits(begun);
  }

  @Override
  public Direction workOut(CareWorkerId worker, Place place, Instant at) {
    return openedAt(worker, at).containsKey(place) ? Direction.DEPARTURE : Direction.ARRIVAL;
  }

  @Override
  public boolean isStillLoggedInElsewhere(CareWorkerId worker, Place place, Instant at) {
    return openedAt(worker, at).keySet().stream().anyMatch(open -> !open.equals(place));
  }

  @Override
  public List<Attendance> lastTimes(CareWorkerId worker, Instant before, int most) {
    List<Attendance> times = recent.before(worker, before).reversed();
    return times.subList(0, Math.min(most, times.size()));
  }

  @Override
  public void remember(Attendance attendance) {
    recent.add(attendance);
  }

  @Override
  public boolean mayHint(CareWorkerId worker) {
    return hinted.add(worker);
  }

  /**
   * Remembers a call that another node took, or that this one took before it was started. Where no
   * direction is known, it is worked out from the calls before it; so they come in order.
   */
  public void remember(
      Ringing call, KeyedPin pin, String serviceUserCode, Optional<Direction> known) {
    findWorker(pin, call.answeredAt(), call.dialledProvider())
        .ifPresent(
            worker -> {
              Place place = findByCode(serviceUserCode).orElseGet(() -> place(call, worker));
              Direction direction =
                  known.orElseGet(() -> workOut(worker.id(), place, call.answeredAt()));
              remember(
                  new Attendance(call.callId(), worker.id(), place, call.answeredAt(), direction));
            });
  }

  /** The worker's open visits at a moment: where, and since when. */
  private Map<Place, Instant> openedAt(CareWorkerId worker, Instant moment) {
    Map<Place, Instant> open = new HashMap<>();
    for (Attendance attendance : recent.before(worker, moment)) {
      switch (attendance.direction()) {
        case DEPARTURE -> open.remove(attendance.place());
        case ARRIVAL ->
            open.merge(
                attendance.place(),
                attendance.at(),
                (opened, again) ->
                    Duration.between(opened, again).compareTo(SAME_VISIT) <= 0 ? opened : again);
      }
    }
    open.entrySet().removeIf(visit -> isOver(visit.getKey(), visit.getValue(), moment));
    return open;
  }

  private boolean isOver(Place place, Instant arrivedAt, Instant moment) {
    Duration limit =
        switch (place) {
          case Place.WithServiceUser person ->
              directory.openLimit(person.id(), civilDate(arrivedAt));
          case Place.OnLine line -> Directory.LONGEST_OPEN;
          case Place.Unknown unknown -> Directory.LONGEST_OPEN;
        };
    return Duration.between(arrivedAt, moment).compareTo(limit) > 0;
  }

  private LocalDate civilDate(Instant at) {
    return at.atZone(zone).toLocalDate();
  }
}
