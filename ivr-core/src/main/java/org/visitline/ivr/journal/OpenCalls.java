package org.visitline.ivr.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.schema.CallId;

/**
 * Calls whose beginning the journal has told and whose end it has not; read record by record, it
 * hands out the calls that are over.
 */
final class OpenCalls {

  private record Begun(LoggedCall call, Position at) {}

  private final LinkedHashMap<CallId, Begun> open = new LinkedHashMap<>();

  /** The calls that this record ends; mostly none or one. */
  List<FinishedCall> read(JournalRecord record, Position at) {
    return switch (record) {
      case JournalRecord.Header header -> List.of();
      case JournalRecord.Message message -> List.of();
      case JournalRecord.TakesAgain again -> List.of();
      case JournalRecord.Opened opened -> {
        open.put(opened.ringing().callId(), new Begun(LoggedCall.of(opened.ringing()), at));
        yield List.of();
      }
      case JournalRecord.Kept kept -> {
        Begun before = open.get(kept.call().callId());
        open.put(kept.call().callId(), new Begun(kept.call(), before == null ? at : before.at()));
        yield List.of();
      }
      case JournalRecord.Ended ended -> {
        open.remove(ended.call().callId());
        yield List.of(new FinishedCall(ended.call(), Optional.of(ended.at())));
      }
      case JournalRecord.Started started -> {
        List<FinishedCall> cutOff = new ArrayList<>();
        open.values().forEach(begun -> cutOff.add(cutOff(begun.call())));
        open.clear();
        yield cutOff;
      }
    };
  }

  /** Where reading must begin again to know of all that are open. */
  Position beginning(Position now) {
    // In the order in which they came: the first is the one that began first.
    Map.Entry<CallId, Begun> first = open.firstEntry();
    return first == null ? now : first.getValue().at();
  }

  /** Those that are open now, as they were known last. */
  List<LoggedCall> begun() {
    return open.values().stream().map(Begun::call).toList();
  }

  /** A call that was cut off before a PIN was keyed is not one that the caller abandoned. */
  private static FinishedCall cutOff(LoggedCall call) {
    LoggedCall known =
        call.outcome() instanceof Outcome.Abandoned
            ? new LoggedCall(
                call.callId(),
                call.ringing(),
                call.pin(),
                call.serviceUserCode(),
                call.direction(),
                new Outcome.CutOff())
            : call;
    return new FinishedCall(known, Optional.empty());
  }
}
