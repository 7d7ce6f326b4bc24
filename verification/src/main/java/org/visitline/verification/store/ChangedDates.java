package org.visitline.verification.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From when to when what was commissioned for people has changed. */
public final class ChangedDates {

  /** Stands for 'until further notice'. */
  private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

  private final TreeMap<String, TreeSet<LocalDate>> dates = new TreeMap<>();

  /** Something of one date. */
  public void add(String person, LocalDate date) {
    add(person, date, date);
  }

  /**
   * Something of some dates.
   *
   * @param last included; null: until further notice
   */
  public void add(String person, LocalDate first, @Nullable LocalDate last) {
    TreeSet<LocalDate> known = dates.computeIfAbsent(person, none -> new TreeSet<>());
    known.add(first);
    known.add(last == null ? NO_END : last);
  }

  boolean isEmpty() {
    return dates.isEmpty();
  }

  Collection<String> people() {
    return dates.keySet();
  }

  Set<LocalDate> endsOf(String person) {
    TreeSet<LocalDate> known = dates.getOrDefault(person, new TreeSet<>());
    return known.size() < 2 ? known : Set.of(known.first(), known.last());
  }
}
