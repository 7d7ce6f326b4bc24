package org.visitline.verification.measures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one in the middle. */
final class Median {

  private Median() {}

  /** Of an even number, half way between the two in the middle; null of none. */
  static @Nullable Double of(List<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> inOrder = values.stream().sorted().toList();
    int middle = inOrder.size() / 2;
    return inOrder.size() % 2 == 1
        ? inOrder.get(middle)
        : (inOrder.get(middle - 1) + inOrder.get(middle)) / 2;
  }
}
