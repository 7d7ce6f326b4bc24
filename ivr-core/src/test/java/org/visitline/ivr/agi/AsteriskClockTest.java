package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Visits are timed by Asterisk's clock: somebody must be told when it is wrong, or ours is. */
class AsteriskClockTest {

  private final Logger log = (Logger) LoggerFactory.getLogger(AsteriskClock.class);
  private final ListAppender<ILoggingEvent> alarms = new ListAppender<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-06-01T07:02:00Z");
  private final AsteriskClock clock = new AsteriskClock(() -> now, meters);

  @BeforeEach
  void alarms_are_heard() {
    alarms.start();
    log.addAppender(alarms);
    log.setLevel(Level.INFO);
  }

  @AfterEach
  void they_are_heard_no_more() {
    log.detachAppender(alarms);
    log.setLevel(null);
  }

  @Test
  void five_seconds_apart_are_no_alarm_and_more_is() {
    asked(Duration.ofSeconds(-5));
    asked(Duration.ofSeconds(5));
    assertThat(alarms()).isEmpty();

    asked(Duration.ofMillis(-5_001));

    assertThat(alarms())
        .singleElement()
        .asString()
        .startsWith("ALARM: Asterisk's clock is 5 s behind this machine's, by its call quill-1.7.");
    assertThat(meters.get("visitline.asterisk.clock.apart").gauge().value()).isEqualTo(5.001);
  }

  @Test
  void it_is_said_once_an_hour_and_not_with_every_call() {
    asked(Duration.ofMinutes(3));
    now = now.plus(Duration.ofMinutes(59));
    asked(Duration.ofMinutes(3));
    assertThat(alarms()).singleElement().asString().contains("180 s ahead of this machine's");

    now = now.plus(Duration.ofMinutes(1));
    asked(Duration.ofMinutes(3));

    assertThat(alarms()).hasSize(2);
  }

  private void asked(Duration ahead) {
    clock.asked(now.plus(ahead), "quill-1.7");
  }

  private List<String> alarms() {
    return alarms.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
