package org.visitline.ivr.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.journal.FinishedCall;
import org.visitline.ivr.journal.JournalCalls;
import org.visitline.ivr.spool.SpooledCalls;

/**
 * One look of the witness: gathers what Asterisk has recorded and what we have, in the database, in
 * a node's journal and in the spool, and compares.
 */
public final class WitnessLook {

  /** A call may be answered in one period and be recorded in the next. */
  private static final Duration AROUND = Duration.ofHours(1);

  private final WitnessFiles files;
  private final JooqWitness log;
  private final JooqLives lives;
  private final JooqOutages outages;

  /**
   * At these.
   *
   * @param files on this machine's disk
   * @param log the call log
   * @param lives when the nodes were there
   * @param outages where calls that nobody could take make one
   */
  public WitnessLook(WitnessFiles files, JooqWitness log, JooqLives lives, JooqOutages outages) {
    this.files = files;
    this.log = log;
    this.lives = lives;
    this.outages = outages;
  }

  /**
   * Compares the calls answered in a period.
   *
   * @param from inclusive
   * @param to exclusive
   * @param now the moment of the look
   */
  public WitnessReport report(Instant from, Instant to, Instant now) throws IOException {
    Period period = new Period(from, to);
    Period around = new Period(from.minus(AROUND), to.plus(AROUND));
    CallRecords recorded = CallRecords.read(files.records(), around.from());
    List<Trace> traces = new ArrayList<>();
    // The spool first, then the journal, then the database: as a call goes, so that none slips
    // through between two of them.
    for (Path spool : files.spools()) {
      SpooledCalls.read(spool, call -> add(traces, call, Trace.Where.SPOOL));
    }
    for (Path journal : files.journals()) {
      JournalCalls calls = JournalCalls.read(journal, around.from());
      calls.finished().forEach(call -> add(traces, call, Trace.Where.JOURNAL));
      calls.open().forEach(call -> add(traces, open(call), Trace.Where.OPEN));
    }
    List<Trace> logged = log.logged(around);
    traces.addAll(logged);
    List<Difference> differences =
        new Witness(recorded, traces, withoutNode(around), now)
            .differences().stream().filter(found -> period.contains(found.at())).toList();
    return new WitnessReport(
        from,
        to,
        (int) recorded.all().stream().filter(record -> period.contains(record.at())).count(),
        (int)
            logged.stream()
                .filter(trace -> period.contains(trace.answeredAt()))
                // Two rows where a node died in the call and the dialplan noted it.
                .map(trace -> trace.id().text())
                .distinct()
                .count(),
        differences,
        recorded.moments());
  }

  /**
   * Keeps what was found, and the outages that it shows.
   *
   * @param node that looked by itself; empty if an operator asked
   */
  public void keep(String node, WitnessReport report, Instant now) {
    // The outages first: a period that is stored as looked at is not looked at again.
    outages.replace(
        JooqOutages.LOST_CALLS,
        new Period(report.from(), report.to()),
        report.lostTimes(),
        report::tellsOf,
        now);
    log.store(node, report, now);
  }

  /** The last look of a node by itself. */
  Optional<JooqWitness.LastLook> findLast(String node) {
    return log.findLast(node);
  }

  private List<Period> withoutNode(Period around) {
    return lives.findBeginning().isEmpty()
        ? List.of()
        : Darkness.withoutNode(around, lives.lives(around.from()));
  }

  private static FinishedCall open(LoggedCall call) {
    return new FinishedCall(call, Optional.empty());
  }

  private static void add(List<Trace> traces, FinishedCall finished, Trace.Where where) {
    LoggedCall call = finished.call();
    String callId = call.ringing().callId().value();
    AsteriskId.ofLogged(callId)
        .ifPresent(
            id ->
                traces.add(
                    new Trace(callId, id, call.ringing().answeredAt(), finished.endedAt(), where)));
  }
}
