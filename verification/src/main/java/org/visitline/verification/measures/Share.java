package org.visitline.verification.measures;

import java.util.OptionalDouble;

/** So many of so many. */
public record Share(long part, long whole) {

  /** In per cent; none of nothing is no figure at all. */
  public OptionalDouble percent() {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
  }
}
