package org.visitline.ivr.caller;

import java.time.LocalDate;
import java.util.Optional;
import org.visitline.ivr.dialogue.CareWorker;

/**
 * A PIN in the hands of a care worker, for as long as both are good.
 *
 * @param worker whose it is
 * @param from the first day, civil
 * @param to the last day, inclusive; empty while in force
 */
record IssuedPin(CareWorker worker, LocalDate from, Optional<LocalDate> to) {

  boolean isGoodOn(LocalDate day) {
    return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
