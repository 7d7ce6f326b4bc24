package org.visitline.portal.access;

import java.util.List;
import java.util.Optional;
import org.visitline.schema.ProviderId;

/**
 * Whose data a query may return. It is made from the log-in and never from an address or a form, so
 * that no page shows one provider another's data: a query that has no scope to carry does not
 * compile.
 *
 * @param only the one provider whose data may be seen; empty for the council's people, who see
 *     every provider's
 * @param areas the first halves of the postcodes ({@code ZZ1}) whose service users may be seen;
 *     empty: everywhere
 */
public record Scope(Optional<ProviderId> only, List<String> areas) {

  /** Keeps the list from changing under us. */
  public Scope {
    areas = List.copyOf(areas);
  }

  /** An officer's: every provider, everywhere. */
  public static Scope everyProvider() {
    return new Scope(Optional.empty(), List.of());
  }

  /** A provider's own. */
  public static Scope of(ProviderId provider) {
    return new Scope(Optional.of(provider), List.of());
  }

  /**
   * What must be said beside sums and lists of which the reader sees a part: {@code only people in
   * ZZ1 and ZZ2}; empty where nothing is left out.
   */
  public Optional<String> onlyPeopleIn() {
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    String last = areas.getLast();
    String others = String.join(", ", areas.subList(0, areas.size() - 1));
    return Optional.of("only people in " + (others.isEmpty() ? last : others + " and " + last));
  }

  /** Whether the reader works for the council. */
  public boolean isOfficer() {
    return only.isEmpty();
  }
}
