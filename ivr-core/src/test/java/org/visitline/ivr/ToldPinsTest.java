package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.Language;
import org.visitline.schema.JooqPinSettings;

class ToldPinsTest {

  @Test
  void an_account_that_may_not_tell_is_said_once_and_not_every_minute() {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(ToldPins.class);
    said.start();
    log.addAppender(said);
    log.setLevel(Level.INFO);
    ToldPins told =
        new ToldPins(
            "ivr1",
            new DialogueSettings(
                6,
                false,
                ZoneId.of("Europe/London"),
                Language.ENGLISH,
                DialledNumbers.NONE,
                "/messages"),
            new JooqPinSettings(
                () -> {
                  throw new DataAccessException("SELECT command denied for table `pin_setting`");
                }),
            InstantSource.fixed(Instant.parse("2026-06-01T07:02:00Z")));
    try {
      told.tell();
      told.tell();
    } finally {
      log.detachAppender(said);
      log.setLevel(null);
    }

    assertThat(said.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .contains("SELECT command denied for table `pin_setting`"));
  }
}
