package org.visitline.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.app.sample.care.SampleCall;

/**
 * Rings the calls of the demo's day at their time, each on a thread of its own, through the same
 * door that Asterisk uses. When all are rung, the clock runs as in life.
 */
public final class TodaysCalls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TodaysCalls.class);

  /** In the demo's time: the clock runs no further than this behind a call that is not over. */
  private static final Duration SLACK = Duration.ofSeconds(90);

  /** In life: how often the time that the day has come to is kept. */
  private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

  /** In life: how often to look whether the clock that was held has come to the next call. */
  private static final Duration LOOK = Duration.ofMillis(5);

  /** In life; calls that have not ended by then are let go. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<SampleCall> script;
  private final DemoClock clock;
  private final Telephone telephone;
  private final DemoHome home;
  private final NavigableSet<Integer> onTheLine = new ConcurrentSkipListSet<>();
  private final AtomicInteger rung = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile String firstFailure = "";
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * The calls that are still to be rung.
   *
   * @param script the whole day's, by time
   * @param home knows how many of them an earlier start has rung
   */
  public TodaysCalls(List<SampleCall> script, DemoClock clock, Telephone telephone, DemoHome home) {
    this.script = List.copyOf(script);
    this.clock = clock;
    this.telephone = telephone;
    this.home = home;
    this.rung.set(Math.min(day().played(), script.size()));
    this.ended.set(rung.get());
  }

  /** How far the day has come. */
  public record State(int calls, int rung, int failed, String firstFailure, Instant time) {

    /** Whether no more calls are to come. */
    public boolean isOver() {
      return rung == calls;
    }
  }

  /** How far the day has come. */
  public State state() {
    return new State(script.size(), ended.get(), failed.get(), firstFailure, clock.instant());
  }

  /**
   * Rings them all and returns when the last has hung up, or at once when {@link #close closed}.
   *
   * @throws InterruptedException if the thread is interrupted; the calls on the line still end
   */
  public void play() throws InterruptedException {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      while (rung.get() < script.size()) {
        SampleCall call = script.get(rung.get());
        holdClock();
        if (isClosedBefore(call.at())) {
          return;
        }
        onTheLine.add(rung.get());
        // Noted before it rings: a demo that is killed now must not ring it a second time.
        int number = rung.incrementAndGet();
        noteTime();
        callers.execute(() -> ring(call, number));
      }
      callers.shutdown();
      if (!callers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        callers.shutdownNow();
      }
    } finally {
      clock.release();
      clock.runAsInLife();
    }
  }

  /**
   * Goes on noting the time until {@link #close closed}: a demo that is killed must not begin again
   * before what was done in it.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void keepTime() throws InterruptedException {
    while (!closed.await(NOTED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      noteTime();
    }
  }

  private boolean isClosedBefore(Instant moment) throws InterruptedException {
    while (clock.instant().isBefore(moment)) {
      long wait = Math.max(clock.waitFor(moment).toNanos(), LOOK.toNanos());
      if (closed.await(wait, TimeUnit.NANOSECONDS)) {
        return true;
      }
    }
    return closed.getCount() == 0;
  }

  /**
   * The earliest call that is not over, or else the next one, is as far back as the clock may be.
   */
  private synchronized void holdClock() {
    int next = rung.get();
    // In one step: between two, the last call on the line may end.
    Integer longestOpen = onTheLine.ceiling(0);
    int earliest = longestOpen == null ? next : longestOpen;
    if (earliest < script.size()) {
      clock.holdAt(script.get(earliest).at().plus(SLACK));
    }
  }

  /** Notes the demo's time, so that the next start does not go back behind it. */
  public synchronized void noteTime() {
    home.keep(day().after(rung.get(), clock.instant()));
  }

  /** Rings no more, and notes the time. */
  @Override
  public void close() {
    closed.countDown();
    noteTime();
  }

  private void ring(SampleCall call, int number) {
    try {
      telephone.ring(call, uniqueId(number));
    } catch (RuntimeException e) {
      // One line that does not answer must not stop the day; the display says so.
      if (failed.incrementAndGet() == 1) {
        firstFailure = String.valueOf(e.getMessage());
      }
      LOG.warn("Call {} of the demo's day could not be rung", number, e);
    } finally {
      onTheLine.remove(number - 1);
      ended.incrementAndGet();
      holdClock();
    }
  }

  /** In the form of Asterisk's, a time and a count; the same for the same call of the same day. */
  private String uniqueId(int number) {
    LocalDate date = day().date();
    return String.format(
        Locale.ROOT, "%d.%d", date.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), number);
  }

  private DemoDay day() {
    return home.findDay()
        .orElseThrow(
            () -> new IllegalStateException("the demo's day is not loaded: load the sample first"));
  }
}
