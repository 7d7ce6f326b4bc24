package org.visitline.schema;

import java.util.Objects;

/**
 * Names a service user: the person who receives care.
 *
 * @param value never blank
 */
public record ServiceUserId(String value) implements Comparable<ServiceUserId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public ServiceUserId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("ServiceUserId is blank; it must name a service user");
    }
  }

  @Override
  public int compareTo(ServiceUserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
