package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts long lists of ids. From 1,000 on MariaDB makes a table of the list first and no longer looks
 * each one up.
 */
final class Slices {

  private static final int LONGEST = 900;

  private Slices() {}

  static <T> void each(Collection<T> all, Consumer<List<T>> slice) {
    List<T> list = all instanceof List<T> given ? given : new ArrayList<>(all);
    for (int from = 0; from < list.size(); from += LONGEST) {
      slice.accept(list.subList(from, Math.min(from + LONGEST, list.size())));
    }
  }
}
