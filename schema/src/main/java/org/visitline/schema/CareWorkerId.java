package org.visitline.schema;

import java.util.Objects;

/**
 * Names a care worker, whoever employs them.
 *
 * @param value never blank
 */
public record CareWorkerId(String value) implements Comparable<CareWorkerId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public CareWorkerId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("CareWorkerId is blank; it must name a care worker");
    }
  }

  @Override
  public int compareTo(CareWorkerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
