package org.visitline.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which PINs can be keyed, as the nodes of the phone service that run have told. Whoever gives out
 * PINs or brings them in goes by this, and has no setting of its own.
 *
 * @param digits of a PIN, 4 to 8, by node; empty where no node was ever started
 * @param checkDigit whether any node refuses a PIN that does not end in its check digit
 */
public record PinSettings(SortedMap<String, Integer> digits, boolean checkDigit) {

  /** What a node asks for that is not told otherwise. */
  public static final int USUAL_DIGITS = 6;

  /** Keeps the nodes from changing under us. */
  public PinSettings {
    digits = Collections.unmodifiableSortedMap(new TreeMap<>(digits));
  }

  /** Whether any node has told. */
  public boolean areTold() {
    return !digits.isEmpty();
  }

  /** Whether a PIN of one length can be keyed in one go at every node. */
  public boolean agree() {
    return fewest() == most();
  }

  /** A longer PIN is cut off somewhere, and its worker refused. */
  public int fewest() {
    return all().stream().mapToInt(Integer::intValue).min().orElse(USUAL_DIGITS);
  }

  /** After a shorter PIN some node waits for more keys, or for {@code #}. */
  public int most() {
    return all().stream().mapToInt(Integer::intValue).max().orElse(USUAL_DIGITS);
  }

  /** Each node with what it asks for, as {@code ivr1 for 6 digits, ivr2 for 8 digits}. */
  public String byNode() {
    return digits.entrySet().stream()
        .map(node -> node.getKey() + " for " + node.getValue() + " digits")
        .collect(Collectors.joining(", "));
  }

  private Collection<Integer> all() {
    return digits.values();
  }
}
