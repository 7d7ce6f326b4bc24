package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.util.Locale;
import org.visitline.ivr.journal.JournalVerification;

/** What must hold after every run: no caller has heard a confirmation of what is not there. */
final class Losses {

  private Losses() {}

  /** Whether every confirmed call is in MariaDB once and the journal is whole; says so, too. */
  static boolean report(Rig rig, String run, Tally.Figures atTheEnd)
      throws IOException, InterruptedException {
    var caughtUp = rig.awaitShipped(run, atTheEnd.confirmed());
    int lost = rig.lost(run, atTheEnd.confirmed());
    JournalVerification.Report journal = rig.verifyJournal();
    System.out.printf(
        Locale.ROOT,
        "%d calls confirmed, %d of them not in MariaDB (all of them %.1f s after the end);"
            + " %d calls found nobody; journal of %d records: %s%n",
        atTheEnd.confirmedCalls(),
        lost,
        caughtUp.toMillis() / 1000.0,
        atTheEnd.refused(),
        journal.records(),
        journal.isWhole() ? "whole" : journal.faults());
    return lost == 0 && journal.isWhole() && atTheEnd.confirmedCalls() > 0;
  }
}
