package org.visitline.ivr.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.LoggedCall;

/**
 * The calls in a node's journal, for whoever compares.
 *
 * @param finished over, in the order in which they ended
 * @param open begun, and not over as far as the journal goes
 */
public record JournalCalls(List<FinishedCall> finished, List<LoggedCall> open) {

  private static final Logger LOG = LoggerFactory.getLogger(JournalCalls.class);

  /** Makes them unchangeable. */
  public JournalCalls {
    finished = List.copyOf(finished);
    open = List.copyOf(open);
  }

  /**
   * Reads those that were answered since then; also while the journal is being written. A record
   * that cannot be read is passed over and told of: the others are not to be kept from whoever
   * compares because of it.
   */
  public static JournalCalls read(Path folder, Instant since) throws IOException {
    OpenCalls open = new OpenCalls();
    List<FinishedCall> finished = new ArrayList<>();
    Optional<Integer> first = findFirst(folder, since);
    if (first.isPresent()) {
      try (JournalReader reader = new JournalReader(folder, new Position(first.get(), 0))) {
        for (Optional<Line> line = reader.find(); line.isPresent(); line = reader.find()) {
          read(line.get(), open, folder).stream()
              .filter(call -> !call.call().ringing().answeredAt().isBefore(since))
              .forEach(finished::add);
        }
      }
    }
    return new JournalCalls(finished, open.begun());
  }

  private static List<FinishedCall> read(Line line, OpenCalls open, Path folder) {
    try {
      return line.hash().isEmpty() ? List.of() : open.read(RecordText.read(line.says()), line.at());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "ALARM: a record of the journal {} cannot be read, byte {}: {}. What it tells of a call"
              + " is not compared; run `visitline journal verify`.",
          new JournalFiles(folder).file(line.at().file()),
          line.at().offset(),
          e.getMessage());
      return List.of();
    }
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
