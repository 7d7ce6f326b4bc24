package org.visitline.portal.alerttimes;

import static org.visitline.schema.jooq.Tables.ALERT_TIMES;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.alerttimes.TimesByContract.Given;

/** How soon somebody is told, contract by contract, as it was given. */
public class JooqAlertTimes {

  private static final Field<String> AUTHOR = JooqNames.of(ALERT_TIMES.AUTHOR).as("author_name");

  private final DSLContext jooq;

  public JooqAlertTimes(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * As they are now.
   *
   * @param otherwise what holds where nothing was given
   */
  public TimesByContract get(AlertTimes otherwise) {
    return new TimesByContract(
        otherwise,
        jooq.select(ALERT_TIMES.fields())
            .select(PROVIDER.NAME, AUTHOR)
            .from(ALERT_TIMES)
            .leftJoin(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(ALERT_TIMES.PROVIDER_ID))
            .fetch(
                row ->
                    new Given(
                        row.get(ALERT_TIMES.ALERT_TIMES_ID),
                        row.get(ALERT_TIMES.PROVIDER_ID),
                        row.get(PROVIDER.NAME),
                        row.get(ALERT_TIMES.VALID_FROM),
                        new AlertTimes(
                            minutes(row.get(ALERT_TIMES.PROVIDER_MINUTES)),
                            minutes(row.get(ALERT_TIMES.OFFICER_MINUTES)),
                            minutes(row.get(ALERT_TIMES.PROVIDER_CRITICAL_MINUTES)),
                            minutes(row.get(ALERT_TIMES.OFFICER_CRITICAL_MINUTES))),
                        row.get(AUTHOR),
                        row.get(ALERT_TIMES.WRITTEN_AT))));
  }

  public void add(
      @Nullable String providerId, LocalDate from, AlertTimes times, String author, Instant now) {
    jooq.insertInto(ALERT_TIMES)
        .set(ALERT_TIMES.PROVIDER_ID, providerId)
        .set(ALERT_TIMES.VALID_FROM, from)
        .set(ALERT_TIMES.PROVIDER_MINUTES, minutes(times.provider()))
        .set(ALERT_TIMES.OFFICER_MINUTES, minutes(times.officer()))
        .set(ALERT_TIMES.PROVIDER_CRITICAL_MINUTES, minutes(times.providerCritical()))
        .set(ALERT_TIMES.OFFICER_CRITICAL_MINUTES, minutes(times.officerCritical()))
        .set(ALERT_TIMES.AUTHOR, author)
        .set(ALERT_TIMES.WRITTEN_AT, now)
        .execute();
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }

  private static int minutes(Duration time) {
    return Math.toIntExact(time.toMinutes());
  }
}
