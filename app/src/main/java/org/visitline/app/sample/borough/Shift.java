package org.visitline.app.sample.borough;

import java.time.LocalTime;

/** When a worker's visits may start. */
public enum Shift {
  EARLY(LocalTime.of(6, 30), LocalTime.of(14, 29)),
  LATE(LocalTime.of(14, 30), LocalTime.of(22, 59)),
  /** Both, with the hours of the afternoon free. */
  LONG(LocalTime.of(7, 0), LocalTime.of(21, 30)),
  NIGHT(LocalTime.of(21, 0), LocalTime.of(23, 59)),
  LIVE_IN(LocalTime.of(8, 0), LocalTime.of(10, 0)),
  /** In no round: the person at the demo, and those who have left. */
  NONE(LocalTime.MAX, LocalTime.MIN);

  private final LocalTime first;
  private final LocalTime last;

  Shift(LocalTime first, LocalTime last) {
    this.first = first;
    this.last = last;
  }

  /** When the first visit may start. */
  public LocalTime first() {
    return first;
  }

  /** Whether a visit of this start is in the shift. */
  public boolean covers(LocalTime start) {
    return !start.isBefore(first) && !start.isAfter(last);
  }
}
