package org.visitline.app.demo;

import org.visitline.app.sample.care.SampleCall;

/** What a caller of the demo rings with. */
@FunctionalInterface
public interface Telephone {

  /**
   * Rings, keys what is asked for, and hangs up; returns when the line is closed.
   *
   * @param call who rings, and what they key
   * @param uniqueId of the telephone call, as the exchange would give it
   * @throws java.io.UncheckedIOException if nobody answers
   */
  void ring(SampleCall call, String uniqueId);
}
