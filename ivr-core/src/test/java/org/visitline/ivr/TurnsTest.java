package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TurnsTest {

  @Test
  void a_chore_that_fails_by_more_than_an_exception_has_its_next_turn_and_raises_the_alarm()
      throws InterruptedException {
    ListAppender<ILoggingEvent> alarms = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Upkeep.class);
    alarms.start();
    log.addAppender(alarms);
    log.setLevel(Level.INFO);
    CountDownLatch turns = new CountDownLatch(3);
    try (Turns upkeep = new Turns()) {
      upkeep.every(
          Duration.ofMillis(1),
          "sweeping",
          () -> {
            turns.countDown();
            throw new NoClassDefFoundError("the jar was replaced");
          });

      assertThat(turns.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      log.detachAppender(alarms);
      log.setLevel(null);
    }

    assertThat(alarms.list.getFirst().getFormattedMessage()).startsWith("ALARM: sweeping failed");
  }
}
