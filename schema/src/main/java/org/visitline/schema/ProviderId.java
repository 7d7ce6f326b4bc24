package org.visitline.schema;

import java.util.Objects;

/**
 * Names a provider: a homecare agency under contract to the council.
 *
 * @param value never blank
 */
public record ProviderId(String value) implements Comparable<ProviderId> {

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public ProviderId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("ProviderId is blank; it must name a provider");
    }
  }

  @Override
  public int compareTo(ProviderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
