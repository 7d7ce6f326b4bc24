package org.visitline.schema;

import java.util.Objects;

/**
 * Names one logged call. A visit is named by its arrival call's id, or, without one, its departure
 * call's.
 *
 * @param value never blank
 */
public record CallId(String value) implements Comparable<CallId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public CallId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("CallId is blank; it must name a logged call");
    }
  }

  @Override
  public int compareTo(CallId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
