package org.visitline.ivr.journal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;

/** Calls for a journal, and a journal that is opened, closed and read again. */
final class JournalDay {

  static final Instant MORNING = Instant.parse("2026-06-01T07:02:00.123Z");

  private JournalDay() {}

  static Ringing ringing(String id) {
    return new Ringing(
        new CallId("ivr1-" + id),
        "ivr1",
        MORNING,
        "020 7946 0123",
        Optional.of(new CallerNumber("+442079460123")),
        "allowed",
        "08081570100",
        Optional.empty());
  }

  static LoggedCall arrival(String id) {
    return new LoggedCall(
        new CallId("ivr1-" + id),
        ringing(id),
        new KeyedPin("ab".repeat(32), "******"),
        "4711",
        Optional.of(Direction.ARRIVAL),
        new Outcome.Attended(Direction.ARRIVAL, true));
  }

  static Journal open(Path folder) throws IOException {
    return Journal.open(folder, "ivr1", new SimpleMeterRegistry());
  }

  /** Calls 0, 1, 2, ... from first ring to end. */
  static void hold(Journal journal, int calls) {
    JournalCallLog log =
        new JournalCallLog(journal, InstantSource.fixed(MORNING), new SimpleMeterRegistry());
    for (int call = 0; call < calls; call++) {
      log.open(ringing(Integer.toString(call)));
      log.keep(arrival(Integer.toString(call)));
      log.end(arrival(Integer.toString(call)));
    }
  }

  /** What each record says, in order; a damaged one too. */
  static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = new JournalReader(folder, Position.BEGINNING)) {
      for (Optional<Line> line = reader.find(); line.isPresent(); line = reader.find()) {
        lines.add(line.get().says());
      }
    }
    return lines;
  }
}
