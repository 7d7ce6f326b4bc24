package org.visitline.portal.measures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.furniture.CivilTime;

/**
 * The figures of whole months: counting one takes longer than a reader waits, and thirteen stand on
 * a page. They are kept in the database and counted anew behind the reader's back; a page shows
 * them as they were before, with the moment of counting beside them.
 */
final class MeasuredMonths implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuredMonths.class);

  /** The month at hand changes with every call. */
  private static final Duration AT_HAND = Duration.ofMinutes(10);

  /** Of a month gone by only late amendments change something. */
  private static final Duration GONE_BY = Duration.ofHours(2);

  /** What a small council's first reader waits; a borough's sees that it is being counted. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What the pages show at first, which nobody should be the first to wait for. */
  private static final int MONTHS_READY = 14;

  private final JooqMeasuredMonths table;
  private final CivilTime civil;
  private final Map<YearMonth, CompletableFuture<Void>> counting = new ConcurrentHashMap<>();

  /** One at a time: counting is the database's work, and others wait for it too. */
  private final ScheduledExecutorService counter =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("measures").factory());

  MeasuredMonths(JooqMeasuredMonths table, CivilTime civil) {
    this.table = table;
    this.civil = civil;
  }

  /** Counts, from a minute after the start on, what the pages show at first and is not there. */
  MeasuredMonths start() {
    var _ = counter.scheduleWithFixedDelay(this::makeReady, 1, 10, TimeUnit.MINUTES);
    return this;
  }

  private void makeReady() {
    try {
      YearMonth latest = YearMonth.from(civil.today());
      List<YearMonth> months =
          Stream.iterate(latest, month -> month.minusMonths(1)).limit(MONTHS_READY).toList();
      Map<YearMonth, Counted> kept = table.find(months);
      for (YearMonth month : months) {
        if (!kept.containsKey(month)) {
          var _ = countSoon(month);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("which months are counted could not be read; tried again in ten minutes", e);
    }
  }

  Counted get(YearMonth month) {
    return list(List.of(month)).getFirst();
  }

  /**
   * As they are kept, in the order asked for.
   *
   * @throws StillCounting if one was never counted and is not within a short while
   */
  List<Counted> list(List<YearMonth> months) {
    Map<YearMonth, Counted> kept = table.find(months);
    List<YearMonth> missing = months.stream().filter(month -> !kept.containsKey(month)).toList();
    if (!missing.isEmpty()) {
      await(missing.stream().map(this::countSoon).toList());
      kept.putAll(table.find(missing));
    }
    for (Counted counted : kept.values()) {
      if (isOld(counted)) {
        var _ = countSoon(counted.month());
      }
    }
    int uncounted = (int) months.stream().filter(month -> !kept.containsKey(month)).count();
    if (uncounted > 0) {
      throw new StillCounting(uncounted);
    }
    return months.stream().map(kept::get).toList();
  }

  private boolean isOld(Counted counted) {
    Duration age = Duration.between(counted.at(), civil.now());
    boolean atHand = !counted.month().isBefore(YearMonth.from(civil.today()));
    return age.compareTo(atHand ? AT_HAND : GONE_BY) > 0;
  }

  private CompletableFuture<Void> countSoon(YearMonth month) {
    return counting.computeIfAbsent(
        month,
        one -> {
          CompletableFuture<Void> counted = CompletableFuture.runAsync(() -> count(one), counter);
          var _ =
              counted.whenCompleteAsync(
                  (done, problem) -> {
                    counting.remove(one);
                    if (problem != null) {
                      LOG.error("the measures of {} could not be counted", one, problem);
                    }
                  },
                  counter);
          return counted;
        });
  }

  private void count(YearMonth month) {
    Instant now = civil.now();
    table.count(month, civil.dateOf(now), now);
  }

  /** A count that fails fails the page: it would be asked for again for ever. */
  private static void await(Collection<CompletableFuture<Void>> counts) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(counts.toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      all.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the measures could not be counted", e.getCause());
    }
  }

  @Override
  public void close() {
    counter.shutdownNow();
  }
}
