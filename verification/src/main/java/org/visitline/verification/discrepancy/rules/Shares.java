package org.visitline.verification.discrepancy.rules;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.visitline.verification.matching.MatchedVisit;

/** Which shares of their commissioned durations visits lasted, in order; compared as fractions. */
final class Shares {

  private final List<Share> inOrder = new ArrayList<>();

  private record Share(long lasted, long commissioned) implements Comparable<Share> {
    @Override
    public int compareTo(Share other) {
      return Long.compare(lasted * other.commissioned, other.lasted * commissioned);
    }

    boolean isBelow(int percent) {
      return lasted * 100 < commissioned * percent;
    }

    static Share of(MatchedVisit matched) {
      Duration commissioned = Objects.requireNonNull(matched.commissioned()).duration();
      Duration lasted = Objects.requireNonNull(matched.visit().duration());
      return new Share(lasted.toMillis(), commissioned.toMillis());
    }
  }

  void add(MatchedVisit visit) {
    Share share = Share.of(visit);
    int at = Collections.binarySearch(inOrder, share);
    inOrder.add(at < 0 ? -at - 1 : at, share);
  }

  void remove(MatchedVisit visit) {
    // Equal fractions of different visits: which of them goes makes no difference.
    inOrder.remove(Collections.binarySearch(inOrder, Share.of(visit)));
  }

  /** Whether the median (of an even number, the mean of the middle two) is below a percentage. */
  boolean isMedianBelow(int percent) {
    Share low = low();
    Share high = high();
    if (low.isBelow(percent) == high.isBelow(percent)) {
      return low.isBelow(percent);
    }
    // One on either side: only their sum can tell, and it is asked once in thousands of visits.
    BigInteger sum = times(low.lasted, high.commissioned).add(times(high.lasted, low.commissioned));
    BigInteger bound = times(low.commissioned, high.commissioned);
    return sum.multiply(BigInteger.valueOf(50))
            .compareTo(bound.multiply(BigInteger.valueOf(percent)))
        < 0;
  }

  /** The median in per cent, floored. */
  int median() {
    Share low = low();
    Share high = high();
    BigInteger sum = times(low.lasted, high.commissioned).add(times(high.lasted, low.commissioned));
    return sum.multiply(BigInteger.valueOf(50))
        .divide(times(low.commissioned, high.commissioned))
        .intValue();
  }

  private Share low() {
    return inOrder.get((inOrder.size() - 1) / 2);
  }

  private Share high() {
    return inOrder.get(inOrder.size() / 2);
  }

  private static BigInteger times(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }
}
