package org.visitline.portal.sealing;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;

/**
 * Draws up the corrections of a day in the night after it, so that a change back and forth within a
 * day makes one correction and not three. Whoever cannot wait has a button for it.
 */
final class LateChanges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LateChanges.class);

  /** In the table {@code nightly_round}. */
  private static final String NAME = "late changes";

  private static final long MINUTES_BETWEEN_LOOKS = 10;

  private final JooqPapers papers;
  private final JooqLateChanges changes;
  private final JooqNights nights;
  private final CivilTime civil;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("late-changes").factory());

  LateChanges(JooqPapers papers, JooqLateChanges changes, JooqNights nights, CivilTime civil) {
    this.papers = papers;
    this.changes = changes;
    this.nights = nights;
    this.civil = civil;
  }

  /** Looks at the clock every few minutes from now on. */
  LateChanges start() {
    var _ =
        looks.scheduleWithFixedDelay(
            this::look, MINUTES_BETWEEN_LOOKS, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    return this;
  }

  private void look() {
    try {
      nights.once(NAME, civil.now(), this::round);
    } catch (RuntimeException e) {
      LOG.error("the night's late changes could not be looked at; tried again in a while", e);
    }
  }

  /** Every timesheet that is sealed and of which lines were written since. */
  private void round() {
    int made = 0;
    for (PaperId id : changes.listSealedAndWritten()) {
      try {
        Paper timesheet = papers.find(id, Scope.everyProvider()).orElseThrow();
        Optional<PaperId> correction = changes.drawUp(timesheet, "", civil.now());
        made += correction.isPresent() ? 1 : 0;
      } catch (RuntimeException e) {
        // One that fails keeps no other from being looked at; the next night tries it again.
        LOG.error("the late changes of {} could not be drawn up", id.name(), e);
      }
    }
    LOG.info("{} corrections were drawn up", made);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
