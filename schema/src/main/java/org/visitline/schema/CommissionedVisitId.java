package org.visitline.schema;

import java.util.Objects;

/**
 * Names one dated commissioned visit; an order's occurrence is named {@code order@date}.
 *
 * @param value never blank
 */
public record CommissionedVisitId(String value) implements Comparable<CommissionedVisitId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public CommissionedVisitId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException(
          "CommissionedVisitId is blank; it must name a commissioned visit");
    }
  }

  @Override
  public int compareTo(CommissionedVisitId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
