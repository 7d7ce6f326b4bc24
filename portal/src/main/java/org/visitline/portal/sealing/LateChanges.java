package org.visitline.portal.sealing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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

  /** When nobody amends a visit any more. */
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  private static final long MINUTES_BETWEEN_LOOKS = 10;

  private final JooqPapers papers;
  private final JooqLateChanges changes;
  private final CivilTime civil;
  private final ZoneId zone;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("late-changes").factory());

  /**
   * The day whose round has been made; the first night after a start makes it again, for nothing.
   */
  private LocalDate done = LocalDate.MIN;

  LateChanges(JooqPapers papers, JooqLateChanges changes, CivilTime civil, ZoneId zone) {
    this.papers = papers;
    this.changes = changes;
    this.civil = civil;
    this.zone = zone;
  }

  /** Looks at the clock every few minutes from now on. */
  LateChanges start() {
    var _ =
        looks.scheduleWithFixedDelay(
            this::look, MINUTES_BETWEEN_LOOKS, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    return this;
  }

  private void look() {
    boolean night = !LocalTime.ofInstant(civil.now(), zone).isBefore(NIGHT);
    if (night && !civil.today().equals(done)) {
      round();
      done = civil.today();
    }
  }

  /** Every timesheet that is sealed; how many corrections it made. */
  int round() {
    int made = 0;
    for (PaperId id : changes.listSealed()) {
      try {
        Paper timesheet = papers.find(id, Scope.everyProvider()).orElseThrow();
        Optional<PaperId> correction = changes.drawUp(timesheet, civil.now());
        made += correction.isPresent() ? 1 : 0;
      } catch (RuntimeException e) {
        // One that fails keeps no other from being looked at; the next night tries it again.
        LOG.error("the late changes of {} could not be drawn up", id.name(), e);
      }
    }
    return made;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
