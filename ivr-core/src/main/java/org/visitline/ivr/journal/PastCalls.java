package org.visitline.ivr.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.visitline.ivr.dialogue.LoggedCall;

/** What a journal tells of the calls before this start, so that who is logged in is still known. */
public final class PastCalls {

  private PastCalls() {}

  /**
   * Reads the calls of the last two files, in the order in which they ended; those whose end it
   * does not tell come last.
   */
  public static void read(Path folder, Consumer<LoggedCall> to) throws IOException {
    NavigableMap<Integer, Path> files = new JournalFiles(folder).list();
    if (files.isEmpty()) {
      return;
    }
    int last = files.lastKey();
    int first = files.containsKey(last - 1) ? last - 1 : last;
    OpenCalls open = new OpenCalls();
    try (JournalReader reader = new JournalReader(folder, new Position(first, 0))) {
      for (Optional<Line> line = reader.find(); line.isPresent(); line = reader.find()) {
        try {
          open.read(RecordText.read(line.get().says()), line.get().at())
              .forEach(finished -> to.accept(finished.call()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
          // A damaged line; the shipper raises the alarm about it.
        }
      }
    }
    // Cut off by a kill: their workers have heard that they are logged.
    open.begun().forEach(to);
  }
}
