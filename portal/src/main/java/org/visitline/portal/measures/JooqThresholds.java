package org.visitline.portal.measures;

import static org.visitline.schema.jooq.Tables.MEASURE_THRESHOLD;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.SignedIn;

/** Keeps what the council asks of each measure. */
class JooqThresholds {

  private static final String EVERY_PROVIDER = "";

  private final DSLContext jooq;

  JooqThresholds(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** What holds now. */
  record Thresholds(Map<String, Map<Measure, BigDecimal>> byProvider) {

    /** A contract's own, or else everybody's. */
    OptionalDouble of(String provider, Measure measure) {
      Map<Measure, BigDecimal> own = byProvider.getOrDefault(provider, Map.of());
      Map<Measure, BigDecimal> all = byProvider.getOrDefault(EVERY_PROVIDER, Map.of());
      BigDecimal threshold = own.getOrDefault(measure, all.get(measure));
      return threshold == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(threshold.doubleValue());
    }
  }

  Thresholds get() {
    Map<String, Map<Measure, BigDecimal>> now = new HashMap<>();
    jooq.selectFrom(MEASURE_THRESHOLD)
        .orderBy(MEASURE_THRESHOLD.MEASURE_THRESHOLD_ID)
        .forEach(
            row -> {
              String provider = row.getProviderId() == null ? EVERY_PROVIDER : row.getProviderId();
              Map<Measure, BigDecimal> of = now.computeIfAbsent(provider, id -> new HashMap<>());
              Measure measure = Measure.valueOf(row.getMeasure());
              if (row.getThreshold() == null) {
                of.remove(measure);
              } else {
                of.put(measure, row.getThreshold());
              }
            });
    return new Thresholds(now);
  }

  void write(
      Measure measure,
      @Nullable String provider,
      @Nullable BigDecimal threshold,
      SignedIn who,
      Instant now) {
    jooq.insertInto(MEASURE_THRESHOLD)
        .set(MEASURE_THRESHOLD.MEASURE, measure.name())
        .set(MEASURE_THRESHOLD.PROVIDER_ID, provider)
        .set(MEASURE_THRESHOLD.THRESHOLD, threshold)
        .set(MEASURE_THRESHOLD.AUTHOR, who.getUsername())
        .set(MEASURE_THRESHOLD.WRITTEN_AT, now)
        .execute();
  }
}
