package org.visitline.schema;

import java.util.Objects;

/**
 * Names a service order: the weekly pattern that the council commissioned.
 *
 * @param value never blank
 */
public record ServiceOrderId(String value) implements Comparable<ServiceOrderId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public ServiceOrderId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("ServiceOrderId is blank; it must name a service order");
    }
  }

  @Override
  public int compareTo(ServiceOrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
