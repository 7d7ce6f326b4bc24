package org.visitline.verification.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.visitline.verification.time.Period;

/**
 * Where the history of a household can be cut in two, so that nothing before bears on anything
 * after: no visit is under way there, and no visit on one side could take a slot on the other.
 *
 * <p>Given are the stretches that must stay whole. A cut at an instant parts a stretch that begins
 * before and does not end before.
 */
final class Cuts {

  private static final Comparator<Stretch> FROM_THE_LAST =
      Comparator.comparing(Stretch::last).reversed();

  private final List<Stretch> stretches = new ArrayList<>();

  /** From its first to its last moment, both included. */
  record Stretch(Instant first, Instant last) {

    boolean isPartedAt(Instant cut) {
      return first.isBefore(cut) && !last.isBefore(cut);
    }
  }

  /** A stretch that spans these moments, in any order. */
  void keepWhole(Instant one, Instant other) {
    if (!one.equals(other)) {
      stretches.add(one.isBefore(other) ? new Stretch(one, other) : new Stretch(other, one));
    }
  }

  /** The latest cut at an instant or before. */
  Instant before(Instant at) {
    Instant cut = at;
    stretches.sort(FROM_THE_LAST);
    // One that ended after a cut, and did not reach over it, does not reach over an earlier one.
    for (Stretch stretch : stretches) {
      if (stretch.isPartedAt(cut)) {
        cut = stretch.first();
      }
    }
    return cut;
  }

  /** The earliest cut after an instant. */
  Instant after(Instant at) {
    Instant cut = at.plusMillis(1);
    stretches.sort(Comparator.comparing(Stretch::first));
    for (Stretch stretch : stretches) {
      if (stretch.isPartedAt(cut)) {
        cut = stretch.last().plusMillis(1);
      }
    }
    return cut;
  }

  /** Whether the ends of a time are cuts. */
  boolean allow(Period time) {
    return stretches.stream()
        .noneMatch(
            stretch ->
                stretch.isPartedAt(time.from())
                    || (time.to() != null && stretch.isPartedAt(time.to())));
  }
}
