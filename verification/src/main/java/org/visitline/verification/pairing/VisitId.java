package org.visitline.verification.pairing;

import java.util.Objects;
import org.visitline.schema.CallId;

/**
 * Names a visit: its arrival call's id, or, without one, its departure call's; the amendment's for
 * a visit that no call shows.
 *
 * @param value never blank
 */
public record VisitId(String value) implements Comparable<VisitId> {

  /** Refuses a blank id. */
  public VisitId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("VisitId is blank; it must name a visit");
    }
  }

  /** The visit that a call names. */
  public static VisitId of(CallId call) {
    return new VisitId(call.value());
  }

  @Override
  public int compareTo(VisitId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
