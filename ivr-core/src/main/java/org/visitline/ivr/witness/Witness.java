package org.visitline.ivr.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays Asterisk's call records beside what we have, and says of each call that is in one and not in
 * the other why that is.
 *
 * <p>Asterisk records a call when it ends. A call that we logged and Asterisk never recorded was
 * going on when Asterisk was stopped, if its count of calls has gone back since, and no call of
 * that life of Asterisk was recorded later.
 */
final class Witness {

  /** Between a call's end and its record, and between the two ends of one call. */
  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** No call lasts longer: the dialplan ends it. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private final CallRecords records;
  private final Map<String, List<Trace>> traces = new HashMap<>();
  private final List<Period> withoutNode;
  private final Instant now;

  /**
   * Of all that there is.
   *
   * @param records of one or more Asterisks
   * @param traces of the same calls, some of them more than once
   * @param withoutNode in which no node was there
   * @param now the moment of the look
   */
  Witness(CallRecords records, Collection<Trace> traces, List<Period> withoutNode, Instant now) {
    this.records = records;
    for (Trace trace : traces) {
      this.traces.computeIfAbsent(trace.id().text(), _ -> new ArrayList<>()).add(trace);
    }
    this.withoutNode = withoutNode;
    this.now = now;
  }

  /** What is in one and not in the other, in the order of the calls. */
  List<Difference> differences() {
    List<Difference> found = new ArrayList<>();
    for (CallRecord record : records.all()) {
      reason(record)
          .ifPresent(
              reason ->
                  found.add(
                      new Difference(
                          record.id().text(),
                          callId(record),
                          record.at(),
                          record.endedAt(),
                          reason)));
    }
    for (List<Trace> call : traces.values()) {
      Trace trace = call.getFirst();
      if (records.find(trace.id()).isEmpty()) {
        found.add(
            new Difference(
                trace.id().text(),
                trace.callId(),
                trace.answeredAt(),
                trace.endedAt().orElse(trace.answeredAt()),
                reason(call)));
      }
    }
    found.sort(Comparator.comparing(Difference::at).thenComparing(Difference::asteriskId));
    return found;
  }

  /** Empty for a call that is in the log. */
  private Optional<Reason> reason(CallRecord record) {
    Set<Trace.Where> where = new HashSet<>();
    traces.getOrDefault(record.id().text(), List.of()).forEach(trace -> where.add(trace.where()));
    if (where.contains(Trace.Where.LOGGED)) {
      return Optional.empty();
    }
    if (where.contains(Trace.Where.SPOOL)) {
      return Optional.of(Reason.NOT_IMPORTED);
    }
    if (where.contains(Trace.Where.JOURNAL)) {
      return Optional.of(Reason.NOT_SHIPPED);
    }
    if (where.contains(Trace.Where.OPEN) || !record.endedAt().plus(MOMENT).isBefore(now)) {
      return Optional.of(Reason.STILL_ON);
    }
    if (record.answeredAt().isEmpty()) {
      // The dialplan answers with its first word: but for callers who give up in that moment, what
      // was not answered never came to it.
      return Optional.of(record.isGivenUp() ? Reason.NOT_ANSWERED : Reason.TURNED_AWAY);
    }
    if (record.cameToTheFallback()) {
      return Optional.of(Reason.LOST);
    }
    boolean noNode = withoutNode.stream().anyMatch(period -> period.contains(record.at()));
    return Optional.of(noNode ? Reason.NO_NODE : Reason.UNEXPLAINED_RECORD);
  }

  private Reason reason(List<Trace> call) {
    Trace trace = call.getFirst();
    Optional<Instant> endedAt =
        call.stream().flatMap(known -> known.endedAt().stream()).max(Comparator.naturalOrder());
    Optional<CallRecord> first = records.findFirst(trace.id().system());
    if (first.isEmpty()) {
      return Reason.OTHER_ASTERISK;
    }
    Instant over = endedAt.orElse(trace.answeredAt().plus(LONGEST_CALL));
    if (!over.plus(MOMENT).isBefore(now)) {
      return Reason.STILL_ON;
    }
    // What comes before the first record was not given; unless that one is of a later life of
    // Asterisk, and the life before was stopped in the middle of this call.
    if (trace.answeredAt().isBefore(first.get().begunAt().minus(MOMENT))
        && first.get().id().count() > trace.id().count()) {
      return Reason.NOT_COVERED;
    }
    return wasCutOff(trace, endedAt) ? Reason.ASTERISK_STOPPED : Reason.UNEXPLAINED_CALL;
  }

  private boolean wasCutOff(Trace trace, Optional<Instant> endedAt) {
    Optional<CallRecord> restarted =
        records
            .of(trace.id().system())
            .filter(record -> record.begunAt().isAfter(trace.answeredAt()))
            .filter(record -> record.id().count() < trace.id().count())
            .min(Comparator.comparing(CallRecord::begunAt));
    if (restarted.isEmpty()) {
      return false;
    }
    Optional<Instant> lastOfThatLife =
        records
            .of(trace.id().system())
            .filter(record -> record.begunAt().isBefore(restarted.get().begunAt()))
            .map(CallRecord::endedAt)
            .max(Comparator.naturalOrder());
    return endedAt.isEmpty()
        || lastOfThatLife.isEmpty()
        || !lastOfThatLife.get().isAfter(endedAt.get().plus(MOMENT));
  }

  private String callId(CallRecord record) {
    return traces.getOrDefault(record.id().text(), List.of()).stream()
        .map(Trace::callId)
        .findFirst()
        .orElse("");
  }
}
