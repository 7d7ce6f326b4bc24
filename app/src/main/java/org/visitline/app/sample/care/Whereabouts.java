package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Place;

/** Where each worker was last, and until when: nobody can be in two halls at once. */
final class Whereabouts {

  /** From home to the first visit of a shift, and so the cost of calling somebody in. */
  private static final Duration FROM_HOME = Duration.ofMinutes(12);

  private final Map<String, Stay> lastStays = new HashMap<>();

  private record Stay(Place place, Instant until) {}

  void stay(CareWorker worker, Place place, Instant until) {
    lastStays.put(worker.id(), new Stay(place, until));
  }

  /** The earliest moment at which the worker can stand at the door. */
  Instant earliestAt(CareWorker worker, Place place) {
    Stay last = lastStays.get(worker.id());
    return last == null ? Instant.EPOCH : last.until().plus(last.place().travelTo(place));
  }

  /** The way to the door, from the last visit if that was within the last hours. */
  Duration travel(CareWorker worker, Place place, Instant start) {
    Stay last = lastStays.get(worker.id());
    return last == null || last.until().isBefore(start.minus(Duration.ofHours(3)))
        ? FROM_HOME
        : last.place().travelTo(place);
  }
}
