package org.visitline.ivr.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

class MaskedJsonTest {

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("org.visitline.ivr.Some");
  private final StringBuilder json = new StringBuilder();
  private final StringBuilder text = new StringBuilder();

  MaskedJsonTest() {
    context.setMDCAdapter(MDC.getMDCAdapter());
    MaskedJson asJson = new MaskedJson();
    MaskedText asText = new MaskedText();
    asText.setPattern("%level %X{call} %msg %kvp%n");
    asJson.setContext(context);
    asText.setContext(context);
    asJson.start();
    asText.start();
    AppenderBase<ILoggingEvent> both =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            json.append(new String(asJson.encode(event), StandardCharsets.UTF_8));
            text.append(new String(asText.encode(event), StandardCharsets.UTF_8));
          }
        };
    both.setContext(context);
    both.start();
    logger.addAppender(both);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from 02079460123, a landline            | from ********123, a landline
          from +442079460123                      | from **********123
          from 00442079460123 or 442079460123     | from ***********123 or *********123
          from (020) 7946 0123.                   | from ************123.
          from +44 20 7946 0123                   | from *************123
          200 result=141207                       | 200 result=******
          200 result=1412 (timeout)               | 200 result=**** (timeout)
          PIN 141207 is nobody's                  | PIN ****** is nobody's
          the keyed digits: "141207"              | the keyed digits: "******"
          call ivr1-1795306679.0 from ***123      | call ivr1-1795306679.0 from ***123
          200 result=0 endpos=16000               | 200 result=0 endpos=16000
          12 wrong PINs within 15 min             | 12 wrong PINs within 15 min
          at 2026-06-01T07:02:00.123Z, byte 67108 | at 2026-06-01T07:02:00.123Z, byte 67108
          listening on /127.0.0.1:4573            | listening on /127.0.0.1:4573
          """)
  void numbers_keep_their_end_keys_nothing_and_ids_and_times_stay(String said, String shown) {
    logger.info("{}", said);

    assertThat(text.toString()).isEqualTo("INFO  " + shown + " \n");
    assertThat(json.toString())
        .contains("\"formattedMessage\":\"" + shown.replace("\"", "\\\"").replace("/", "\\/"));
  }

  @Test
  void every_field_is_masked_down_to_the_last_cause() {
    Exception cause = new IllegalStateException("no reply: 200 result=141207");
    Exception thrown = new IllegalArgumentException("for 02079460123", cause);
    thrown.addSuppressed(new IllegalStateException("and +447700900123"));
    try (MDC.MDCCloseable _ = MDC.putCloseable("call", "ivr1-1795306679.0");
        MDC.MDCCloseable _ = MDC.putCloseable("from", "02079460123")) {
      logger
          .atError()
          .setMessage("from {}")
          .addArgument("02079460123")
          .addKeyValue("caller", "+442079460123")
          .setCause(thrown)
          .log();
    }

    assertThat(json.toString())
        .contains("ivr1-1795306679.0")
        .contains("java.lang.IllegalArgumentException")
        .contains("for ********123")
        .doesNotContain("2079460")
        .doesNotContain("7700900")
        .doesNotContain("141207");
    assertThat(text.toString())
        .contains("no reply: 200 result=******")
        .doesNotContain("2079460")
        .doesNotContain("7700900")
        .doesNotContain("141207");
  }

  @Test
  void a_line_is_one_line_whatever_is_in_it() {
    logger.info("a name with a\nline's end and a \"quote\"");

    assertThat(json.toString().strip().lines()).hasSize(1);
  }
}
