package org.visitline.portal.measures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.verification.measures.JooqMeasures;
import org.visitline.verification.measures.MeasuredBy;
import org.visitline.verification.measures.Measures;

/**
 * The figures of whole months, kept for a while: counting one takes longer than a reader waits, and
 * thirteen stand on a page. A month that is being counted anew is shown as it was before, with the
 * moment of counting beside it.
 */
final class MeasuredMonths implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuredMonths.class);

  /** The month at hand changes with every call. */
  private static final Duration AT_HAND = Duration.ofMinutes(10);

  /** Of a month gone by only late amendments change something. */
  private static final Duration GONE_BY = Duration.ofHours(2);

  private final DSLContext jooq;
  private final CivilTime civil;
  private final Map<YearMonth, Counted> kept = new ConcurrentHashMap<>();
  private final Set<YearMonth> counting = ConcurrentHashMap.newKeySet();

  /** One at a time: counting is the database's work, and others wait for it too. */
  private final ExecutorService counter =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("measures").factory());

  MeasuredMonths(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** A month's figures, and when they were counted. */
  record Counted(YearMonth month, Instant at, Measures council, Map<String, Measures> byProvider) {

    /** Of a provider, or of the council for the empty id. */
    Measures of(String provider, Measures none) {
      return provider.isEmpty() ? council : byProvider.getOrDefault(provider, none);
    }
  }

  /** As they are kept, or counted now where they are not. */
  Counted get(YearMonth month) {
    Counted counted = kept.computeIfAbsent(month, this::count);
    Duration age = Duration.between(counted.at(), civil.now());
    boolean atHand = !month.isBefore(YearMonth.from(civil.today()));
    if (age.compareTo(atHand ? AT_HAND : GONE_BY) > 0 && counting.add(month)) {
      counter.execute(() -> countAgain(month));
    }
    return counted;
  }

  private void countAgain(YearMonth month) {
    try {
      kept.put(month, count(month));
    } catch (RuntimeException e) {
      LOG.error("the measures of {} could not be counted; the ones before are shown", month, e);
    } finally {
      counting.remove(month);
    }
  }

  private Counted count(YearMonth month) {
    Instant now = civil.now();
    JooqMeasures measures = new JooqMeasures(jooq, now);
    return new Counted(
        month,
        now,
        measures.ofCouncil(month.atDay(1), month.atEndOfMonth()),
        measures.by(MeasuredBy.PROVIDER, month.atDay(1), month.atEndOfMonth(), null).stream()
            .collect(Collectors.toMap(Measures::subject, Function.identity())));
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }
}
