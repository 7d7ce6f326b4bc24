package org.visitline.app.demo;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The day that a demo plays, and how far it has come. While the demo is stopped its time stands
 * still, so that the next start goes on where this one ended.
 *
 * @param date of the sample's last day
 * @param seed of the sample
 * @param played how many calls of the script have been rung
 * @param reached the demo's time
 */
public record DemoDay(LocalDate date, long seed, int played, Instant reached) {

  DemoDay after(int calls, Instant now) {
    return new DemoDay(date, seed, calls, now);
  }
}
