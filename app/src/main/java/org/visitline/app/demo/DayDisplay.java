package org.visitline.app.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.visitline.app.demo.TodaysCalls.State;

/**
 * What the terminal shows of the demo's day: one line that is written over and over, or, where the
 * output goes into a file, a plain line an hour of the demo's time.
 */
public final class DayDisplay implements AutoCloseable {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final Duration EVERY = Duration.ofMillis(200);
  private static final int BAR = 24;
  private static final int WIDTH = 79;

  private final Supplier<State> state;
  private final LongSupplier findings;
  private final ZoneId zone;
  private final PrintStream out;
  private final boolean terminal;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int lastHour = -1;
  private boolean failureTold;
  private boolean overTold;

  /**
   * A display that shows nothing yet.
   *
   * @param findings how many discrepancies there are by now
   * @param terminal whether a line can be written over
   */
  public DayDisplay(
      Supplier<State> state,
      LongSupplier findings,
      ZoneId zone,
      PrintStream out,
      boolean terminal) {
    this.state = state;
    this.findings = findings;
    this.zone = zone;
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows the day until it is over or the display is closed. */
  public void run() throws InterruptedException {
    do {
      draw();
    } while (!overTold && !closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** One look at the day. */
  void draw() {
    State now = state.get();
    tellFailure(now);
    ZonedDateTime time = now.time().atZone(zone);
    String line =
        String.format(
            Locale.ROOT,
            "%s  %d of %d calls, %d findings",
            CLOCK.format(time),
            now.rung(),
            now.calls(),
            findings.getAsLong());
    if (terminal) {
      // \r and not a new line: the same line again, with blanks over what was longer before.
      out.print("\r" + padded(" " + bar(now) + " " + line));
    } else if (time.getHour() != lastHour || now.isOver()) {
      out.println(line);
    }
    lastHour = time.getHour();
    if (now.isOver() && !overTold) {
      overTold = true;
      if (terminal) {
        out.println();
      }
    }
    out.flush();
  }

  private void tellFailure(State now) {
    if (now.failed() > 0 && !failureTold) {
      failureTold = true;
      out.println(
          (terminal ? "\r" : "")
              + padded("A call could not be rung: " + now.firstFailure())
              + System.lineSeparator()
              + "The day goes on; see the demo's log for every such call.");
    }
  }

  private static String bar(State now) {
    int filled = now.calls() == 0 ? BAR : BAR * now.rung() / now.calls();
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private static String padded(String line) {
    return line + " ".repeat(Math.max(0, WIDTH - line.length()));
  }
}
