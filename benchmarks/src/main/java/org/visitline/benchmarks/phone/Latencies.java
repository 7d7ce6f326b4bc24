package org.visitline.benchmarks.phone;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Times in words. */
final class Latencies {

  private Latencies() {}

  static String say(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms",
        millis(nanos, 50),
        millis(nanos, 99),
        millis(nanos, 99.9),
        millis(nanos, 100));
  }

  static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }
}
