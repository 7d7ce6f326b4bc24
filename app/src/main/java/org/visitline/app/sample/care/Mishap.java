package org.visitline.app.sample.care;

import org.visitline.app.sample.borough.Population;

/**
 * What goes otherwise than planned at one attendance, and the discrepancies that it is there to
 * show. A mishap is no fault: most have a good reason that no telephone knows.
 *
 * <p>Not here, for no input file can carry an amendment: MANUAL_ENTRY and MANUAL_AT_PLAN. In no
 * need of a mishap: COMMISSIONED_SHORT (15-minute visits are commissioned), DIRECTION_INFERRED
 * (some never key it), CLIPPING (a worker's habit), VISIT_WHILE_SUSPENDED, NO_SERVICE_ORDER,
 * UNPLANNED_VISIT and UNVERIFIED_VISIT (see {@link Unasked} and {@link Chronicle}), CALL_CRAMMING
 * (see {@link Cramming}).
 */
enum Mishap {
  AS_PLANNED(0, 0),

  /** LATE_ARRIVAL, VERY_LATE_ARRIVAL; whoever is visited next waits too. */
  LATE(35, 8),
  VERY_LATE(12, 8),
  /** EARLY_ARRIVAL. */
  EARLY(12, 8),
  /** SHORT_VISIT, VERY_SHORT_VISIT, LONG_VISIT. */
  SHORT(30, 8),
  VERY_SHORT(8, 8),
  LONG(20, 8),
  /** MISSED_VISIT: nobody comes. */
  MISSED(6, 6),
  /** NO_ARRIVAL_CALL, NO_DEPARTURE_CALL. */
  NO_ARRIVAL_CALL(12, 6),
  NO_DEPARTURE_CALL(18, 6),
  /** WORKER_MISSING, NOT_TOGETHER: the second of two does not come, or comes late. */
  WORKER_MISSING(30, 6),
  NOT_TOGETHER(40, 8),
  /** OTHER_LINE: from the neighbour's. */
  NEIGHBOURS_LINE(6, 6),
  /** MOBILE_LINE, WORKERS_OWN_PHONE and, at the second service user, SHARED_PHONE. */
  OWN_MOBILE(14, 6),
  /** MOBILE_LINE, from a relative's. */
  RELATIVES_MOBILE(5, 4),
  /** WITHHELD_LINE. */
  WITHHELD(8, 6),
  /** LINES_DIFFER: in by the hall's telephone, out by the worker's own. */
  TWO_TELEPHONES(6, 6),
  /** EXTRA_CALLS: not sure that it worked, so once more. */
  RINGS_TWICE(10, 6),
  /** UNKNOWN_WORKER: a wrong digit, and then a second call with the right ones. */
  WRONG_PIN(10, 6),
  /** UNKNOWN_WORKER: somebody who has left comes all the same. */
  FORMER_WORKER(2, 3),
  /** UNKNOWN_SERVICE_USER: the line's number has changed and no code was keyed. */
  UNKNOWN_NUMBER(5, 4),
  /** UNKNOWN_SERVICE_USER: a line that several share, and no code keyed. */
  NO_CODE(40, 6),
  /** No finding: the line breaks before the PIN, and the caller rings again. */
  CUT_OFF(6, 4),
  /** OTHER_WORKER: a colleague comes whom the rota does not name. */
  STAND_IN(15, 6),
  /** WORKER_OVERLAP: somebody logs the worker out after the next visit has begun. */
  LOGGED_OUT_LATER(4, 12),
  /** PIN_SHARED, IMPOSSIBLE_TRAVEL: somebody logs the worker out as the next visit begins. */
  PIN_LENT(4, 12);

  private static final int LONGEST_MINUTES = 120;

  private final int perThousand;
  private final int atLeast;

  Mishap(int perThousand, int atLeast) {
    this.perThousand = perThousand;
    this.atLeast = atLeast;
  }

  /** Of a thousand attendances to which it can happen. */
  int perThousand() {
    return perThousand;
  }

  /** In the weeks of history, however small the borough. */
  int atLeast() {
    return atLeast;
  }

  boolean canHappenTo(Planned planned) {
    boolean ordinary =
        planned.visit().isPresent()
            && planned.duration().toMinutes() <= LONGEST_MINUTES
            && !planned.serviceUser().noPhone()
            && !planned.serviceUser().id().equals(Population.ADA);
    return ordinary
        && switch (this) {
          case SHORT, VERY_SHORT -> planned.duration().toMinutes() >= 30;
          case WORKER_MISSING, NOT_TOGETHER ->
              planned.slot() == 1 && planned.duration().toMinutes() >= 30;
          case MISSED, LOGGED_OUT_LATER, PIN_LENT, STAND_IN, FORMER_WORKER ->
              planned.visit().get().workers() == 1;
          case NO_CODE -> planned.serviceUser().sharesLine();
          case UNKNOWN_NUMBER -> !planned.serviceUser().sharesLine();
          default -> true;
        };
  }
}
