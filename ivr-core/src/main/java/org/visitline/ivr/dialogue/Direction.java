package org.visitline.ivr.dialogue;

/** Which end of a visit a call marks. */
public enum Direction {
  ARRIVAL(Prompt.ARRIVAL_LOGGED_AT, Prompt.ARRIVED_AT),
  DEPARTURE(Prompt.DEPARTURE_LOGGED_AT, Prompt.LEFT_AT);

  private final Prompt logged;
  private final Prompt wasAt;

  Direction(Prompt logged, Prompt wasAt) {
    this.logged = logged;
    this.wasAt = wasAt;
  }

  Prompt logged() {
    return logged;
  }

  Prompt wasAt() {
    return wasAt;
  }
}
