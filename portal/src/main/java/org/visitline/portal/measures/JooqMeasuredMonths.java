package org.visitline.portal.measures;

import static org.visitline.schema.jooq.Tables.MEASURED_MONTH;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.PortalSettings;
import org.visitline.verification.measures.JooqMeasures;
import org.visitline.verification.measures.MeasuredBy;
import org.visitline.verification.measures.Measures;
import org.visitline.verification.time.CivilZone;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Counts months, and keeps what was counted. */
class JooqMeasuredMonths {

  private static final Logger LOG = LoggerFactory.getLogger(JooqMeasuredMonths.class);

  /** Strict, so that figures of a version that counted others are not read with zeros in them. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final DSLContext jooq;
  private final CivilZone zone;

  JooqMeasuredMonths(DSLContext jooq, PortalSettings settings) {
    this.jooq = jooq;
    this.zone = new CivilZone(settings.zone());
  }

  /** As they are written. */
  record Figures(Measures council, Map<String, Measures> byProvider) {}

  /** Those of the months that have been counted. */
  Map<YearMonth, Counted> find(Collection<YearMonth> months) {
    Map<YearMonth, Counted> found = new HashMap<>();
    jooq.selectFrom(MEASURED_MONTH)
        .where(MEASURED_MONTH.MONTH.in(months.stream().map(YearMonth::toString).toList()))
        .forEach(
            row -> {
              YearMonth month = YearMonth.parse(row.getMonth());
              try {
                Figures figures = JSON.readValue(row.getFigures(), Figures.class);
                found.put(
                    month,
                    new Counted(
                        month, row.getCountedAt(), figures.council(), figures.byProvider()));
              } catch (JacksonException e) {
                LOG.info("the measures of {} were kept by another version: counted anew", month);
              }
            });
    return found;
  }

  /**
   * Counts a month as it stands, and keeps it in place of what was counted before.
   *
   * @param today the civil date of now. The days that end with the month at hand, whose workers are
   *     counted, would else be days of which most have not come
   */
  void count(YearMonth month, LocalDate today, Instant now) {
    LocalDate first = month.atDay(1);
    LocalDate last = today.isBefore(month.atEndOfMonth()) ? today : month.atEndOfMonth();
    JooqMeasures measures = new JooqMeasures(jooq, zone, now);
    Figures figures =
        new Figures(
            measures.ofCouncil(first, last),
            measures.by(MeasuredBy.PROVIDER, first, last, null).stream()
                .collect(Collectors.toMap(Measures::subject, Function.identity())));
    jooq.insertInto(MEASURED_MONTH)
        .set(MEASURED_MONTH.MONTH, month.toString())
        .set(MEASURED_MONTH.COUNTED_AT, now)
        .set(MEASURED_MONTH.FIGURES, JSON.writeValueAsString(figures))
        .onDuplicateKeyUpdate()
        .set(MEASURED_MONTH.COUNTED_AT, now)
        .set(MEASURED_MONTH.FIGURES, JSON.writeValueAsString(figures))
        .execute();
  }
}
