package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Cuts long lists of ids, so that no statement grows beyond what the database likes to read. */
final class Slices {

  private static final int LONGEST = 2_000;

  private Slices() {}

  static <T> void each(Collection<T> all, Consumer<List<T>> slice) {
    List<T> list = all instanceof List<T> given ? given : new ArrayList<>(all);
    for (int from = 0; from < list.size(); from += LONGEST) {
      slice.accept(list.subList(from, Math.min(from + LONGEST, list.size())));
    }
  }
}
