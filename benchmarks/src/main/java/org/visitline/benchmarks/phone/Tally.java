package org.visitline.benchmarks.phone;

import java.util.BitSet;
import org.HdrHistogram.Histogram;

/**
 * What came of the calls of one run. Written by the one thread that holds the lines; whoever else
 * wants it asks that thread for a copy.
 */
final class Tally {

  private static final long LONGEST = 600_000_000_000L;
  private static final int DIGITS = 3;

  private Histogram answers = new Histogram(LONGEST, DIGITS);
  private Histogram replies = new Histogram(LONGEST, DIGITS);
  private final BitSet confirmed = new BitSet();
  private int open;
  private int answered;
  private long closed;
  private long refused;
  private int confirmedCalls;

  /**
   * How the service did in a part of the run.
   *
   * @param answers from ringing to the service's first command, in nanoseconds
   * @param replies from a reply of Asterisk's to the next command, in nanoseconds
   * @param confirmed the numbers of the calls that have begun to hear their confirmation, in the
   *     whole run so far
   * @param open calls that are open now
   * @param closed calls that have ended in the whole run so far
   * @param refused calls that found nobody, in the whole run so far
   */
  record Figures(
      Histogram answers, Histogram replies, BitSet confirmed, int open, long closed, long refused) {

    int confirmedCalls() {
      return confirmed.cardinality();
    }
  }

  int open() {
    return open;
  }

  int confirmedCalls() {
    return confirmedCalls;
  }

  int answered() {
    return answered;
  }

  void opened() {
    open++;
  }

  void answered(long nanos) {
    answered++;
    answers.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  void replied(long nanos) {
    replies.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  void confirmed(int number) {
    if (!confirmed.get(number)) {
      confirmed.set(number);
      confirmedCalls++;
    }
  }

  void closed() {
    open--;
    closed++;
  }

  void refused() {
    open--;
    refused++;
  }

  /** What there is, and begins the next part with new times. */
  Figures next() {
    Figures figures =
        new Figures(answers, replies, (BitSet) confirmed.clone(), open, closed, refused);
    answers = new Histogram(LONGEST, DIGITS);
    replies = new Histogram(LONGEST, DIGITS);
    return figures;
  }
}
