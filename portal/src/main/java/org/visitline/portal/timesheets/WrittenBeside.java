package org.visitline.portal.timesheets;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a file on a thread of its own while the next lines are read: a spreadsheet takes longer to
 * write than its lines take to come. Few lines wait in between, so that it needs little memory.
 */
final class WrittenBeside implements TimesheetFile {

  private static final int LINES_AT_A_TIME = 500;

  private static final int MOST_WAITING = 4;

  private final TimesheetFile file;

  /** Of the system's threads: a virtual one would keep the pages waiting for seconds. */
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("timesheet").factory());

  private final Queue<Future<?>> waiting = new ArrayDeque<>();
  private List<TimesheetLine> gathered = new ArrayList<>();

  WrittenBeside(TimesheetFile file) {
    this.file = file;
  }

  /** Throws what went wrong with a line before it, as soon as that is known. */
  @Override
  public void add(TimesheetLine line) {
    gathered.add(line);
    if (gathered.size() == LINES_AT_A_TIME) {
      handOver();
    }
  }

  private void handOver() {
    List<TimesheetLine> lines = gathered;
    gathered = new ArrayList<>(LINES_AT_A_TIME);
    if (waiting.size() == MOST_WAITING) {
      await(waiting.remove());
    }
    waiting.add(writer.submit(() -> lines.forEach(file::add)));
  }

  private static void await(Future<?> lines) {
    try {
      lines.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a timesheet was written");
    }
  }

  /** Nothing is written any more once it returns, also where something went wrong. */
  @Override
  public void close() throws IOException {
    // The last to be opened is the first to be closed: the thread, and then the file.
    try (file;
        writer) {
      handOver();
      while (!waiting.isEmpty()) {
        await(waiting.remove());
      }
    }
  }
}
