package org.visitline.schema;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one logged call. A visit is named by its arrival call's id, or, without one, its departure
 * call's.
 *
 * @param value never blank
 */
public record CallId(String value) implements Comparable<CallId> {

  /** As the phone service names calls: the node, Asterisk's own id, which of two workers. */
  private static final Pattern OF_ASTERISK = Pattern.compile(".*-(\\d+\\.\\d+)(?:/\\d+)?");

  /** Refuses a blank id: a row that names nobody must not be stored as if it did. */
  public CallId {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("CallId is blank; it must name a logged call");
    }
  }

  /**
   * Whether both are named after one call of Asterisk's, whichever node took it up. Two Asterisks
   * may give two calls one id: ask only of calls that were answered at one instant.
   */
  public boolean isOfOneTelephoneCallWith(CallId other) {
    Matcher one = OF_ASTERISK.matcher(value);
    Matcher two = OF_ASTERISK.matcher(other.value);
    return one.matches() && two.matches() && one.group(1).equals(two.group(1));
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
