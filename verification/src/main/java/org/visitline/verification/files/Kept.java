package org.visitline.verification.files;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Hands out the same thing for the same key, as far as it remembers: of a million visits most are
 * to a few thousand people, at a few hundred times of day, and a thing for each would only fill
 * memory.
 *
 * @param <K> what it is known by
 * @param <V> what is kept
 */
final class Kept<K, V> {

  /** More are not worth remembering, and a file may hold anything. */
  private static final int MOST = 50_000;

  private final Map<K, V> known = new HashMap<>();
  private final Function<K, V> maker;

  Kept(Function<K, V> maker) {
    this.maker = maker;
  }

  V of(K key) {
    V value = known.get(key);
    if (value == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      value = maker.apply(key);
      known.put(key, value);
    }
    return value;
  }
}
