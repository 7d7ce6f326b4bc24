package org.visitline.ivr.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.LoggedCall;

/**
 * The calls in a node's journal, for whoever compares.
 *
 * @param finished over, in the order in which they ended
 * @param open begun, and not over as far as the journal goes
 */
public record JournalCalls(List<FinishedCall> finished, List<LoggedCall> open) {

  /** Makes them unchangeable. */
  public JournalCalls {
    finished = List.copyOf(finished);
    open = List.copyOf(open);
  }

  /** Reads those that were answered since then; also while the journal is being written. */
  public static JournalCalls read(Path folder, Instant since) throws IOException {
    OpenCalls open = new OpenCalls();
    List<FinishedCall> finished = new ArrayList<>();
    Optional<Integer> first = findFirst(folder, since);
    if (first.isPresent()) {
      try (JournalReader reader = new JournalReader(folder, new Position(first.get(), 0))) {
        for (Optional<Line> line = reader.find(); line.isPresent(); line = reader.find()) {
          if (line.get().hash().isPresent()) {
            open.read(RecordText.read(line.get().says()), line.get().at()).stream()
                .filter(call -> !call.call().ringing().answeredAt().isBefore(since))
                .forEach(finished::add);
          }
        }
      }
    }
    return new JournalCalls(finished, open.begun());
  }

  /** What was last written before then holds nothing that was answered since. */
  private static Optional<Integer> findFirst(Path folder, Instant since) throws IOException {
    for (Map.Entry<Integer, Path> file : new JournalFiles(folder).list().entrySet()) {
      if (!Files.getLastModifiedTime(file.getValue()).toInstant().isBefore(since)) {
        return Optional.of(file.getKey());
      }
    }
    return Optional.empty();
  }
}
