package org.visitline.portal.policies;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.access.SignedIn;
import org.visitline.verification.store.StoredWhatIf;

/**
 * Answers questions behind the reader's back, one at a time: an answer over a year takes minutes.
 * The latest answer is kept until the next question, in the memory of this portal.
 */
final class WhatIfRuns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WhatIfRuns.class);

  private final StoredWhatIf whatIf;
  private @Nullable Run latest;

  WhatIfRuns(StoredWhatIf whatIf) {
    this.whatIf = whatIf;
  }

  /** How a question stands. */
  enum State {
    RUNNING,
    ANSWERED,
    FAILED,
    STOPPED
  }

  /** A question and what has come of it by now. */
  static final class Run {

    private final WhatIfQuestion question;
    private final String username;
    private final String name;
    private final Instant asked;
    private final WhatIfAnswer answer;
    private final long begun = System.nanoTime();
    private volatile State state = State.RUNNING;
    private volatile int percent;
    private volatile long seconds;
    private volatile boolean stopping;

    private Run(WhatIfQuestion question, SignedIn who, Instant asked, WhatIfAnswer answer) {
      this.question = question;
      this.username = who.getUsername();
      this.name = who.displayName();
      this.asked = asked;
      this.answer = answer;
    }

    public WhatIfQuestion question() {
      return question;
    }

    /** Who asked, as the page addresses them. */
    public String name() {
      return name;
    }

    /** When; nothing that came later is in the answer. */
    public Instant asked() {
      return asked;
    }

    public State state() {
      return state;
    }

    /** How far it is. */
    public int percent() {
      return percent;
    }

    /** How long it took. */
    public long seconds() {
      return seconds;
    }

    /** Whole when the state says so. */
    public WhatIfAnswer answer() {
      return answer;
    }

    public boolean isRunning() {
      return state == State.RUNNING;
    }

    private void goOn(int done, int of) {
      if (stopping) {
        throw new CancellationException("somebody has stopped it");
      }
      percent = Math.toIntExact(100L * done / of);
    }

    private void end(State how) {
      seconds = (System.nanoTime() - begun) / 1_000_000_000;
      state = how;
    }
  }

  /**
   * Begins to answer a question; the answer before it is forgotten.
   *
   * @param providers their names by id
   * @return the one that is running, and that this one does not run beside; empty: it has begun
   */
  synchronized Optional<Run> begin(
      WhatIfQuestion question, SignedIn who, Instant now, Map<String, String> providers)
      throws IOException {
    if (latest != null && latest.isRunning()) {
      return Optional.of(latest);
    }
    if (latest != null) {
      latest.answer.close();
    }
    Run run = new Run(question, who, now, new WhatIfAnswer(providers));
    latest = run;
    Thread.ofPlatform().daemon().name("what-if").start(() -> answer(run));
    return Optional.empty();
  }

  private void answer(Run run) {
    WhatIfQuestion question = run.question;
    try {
      run.answer.finish(
          whatIf.ask(
              question::beside,
              question.first(),
              question.last(),
              run.asked,
              run.answer::take,
              run::goOn));
      run.end(State.ANSWERED);
    } catch (CancellationException e) {
      run.end(State.STOPPED);
    } catch (RuntimeException | Error e) {
      if (!run.stopping) {
        LOG.error("what if: the question of {} could not be answered", run.username, e);
      }
      run.end(run.stopping ? State.STOPPED : State.FAILED);
    }
  }

  /** What somebody asked last, as long as nobody has asked since. */
  synchronized Optional<Run> findOf(SignedIn who) {
    return Optional.ofNullable(latest).filter(run -> run.username.equals(who.getUsername()));
  }

  /** Whatever is running, whoever asked. */
  synchronized Optional<Run> findRunning() {
    return Optional.ofNullable(latest).filter(Run::isRunning);
  }

  /** Stops what is running, within a moment. */
  synchronized void stop() {
    if (latest != null) {
      latest.stopping = true;
    }
  }

  @Override
  public synchronized void close() {
    stop();
  }
}
