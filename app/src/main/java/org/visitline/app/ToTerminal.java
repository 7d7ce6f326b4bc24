package org.visitline.app;

import java.time.Duration;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;

/**
 * Rejected rows and oddities of a file, a line each, beside the results: on standard error; and
 * where somebody watches, how far a file is read.
 */
final class ToTerminal implements FileNotes {

  /** To the beginning of the line, and nothing after it. */
  private static final String OVER = "\r\u001b[K";

  private static final long BETWEEN = Duration.ofMillis(100).toNanos();

  private final boolean watched = Terminal.find().isPresent();
  private long shownAt = System.nanoTime() - BETWEEN;
  private boolean counting;

  @Override
  public synchronized void rejected(Rejection rejection) {
    say(rejection.toString());
  }

  @Override
  public synchronized void warned(String file, String text) {
    say(file + ": " + text + ".");
  }

  @Override
  public synchronized void read(String file, long lines) {
    long now = System.nanoTime();
    if (watched && now - shownAt >= BETWEEN) {
      shownAt = now;
      counting = true;
      System.err.printf("%s%s: %,d lines", OVER, file, lines);
    }
  }

  /** What is done next, said only to somebody who watches. */
  synchronized void step(String step) {
    if (watched) {
      say(step + " ...");
    }
  }

  private void say(String line) {
    System.err.println((counting ? OVER : "") + line);
    counting = false;
  }
}
