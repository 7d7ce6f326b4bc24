package org.visitline.app.sample.care;

import java.time.Instant;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.ServiceUser;

/**
 * One worker's stay as it happened.
 *
 * @param worker who came, or whose PIN was keyed
 * @param in when the arrival is rung in
 * @param out when the departure is
 * @param fromTheCar both are rung from the worker's mobile, wherever that is
 */
record Attended(Planned planned, CareWorker worker, Instant in, Instant out, boolean fromTheCar) {

  ServiceUser serviceUser() {
    return planned.serviceUser();
  }

  Mishap mishap() {
    return planned.mishap();
  }

  Attended between(Instant newIn, Instant newOut, boolean car) {
    return new Attended(planned, worker, newIn, newOut, car);
  }

  /** Nobody else is there with the worker. */
  boolean isAlone() {
    return planned.visit().map(visit -> visit.workers() == 1).orElse(true);
  }
}
