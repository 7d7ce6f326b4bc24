package org.visitline.verification.schedule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ServiceOrderId;

/**
 * Which occurrences of orders have a dated visit in their place, told by the dated visits' names.
 * The dated visit may lie on another date, or even be another service user's.
 */
public final class Replacements {

  /** Nothing is replaced. */
  public static final Replacements NONE = new Replacements(Set.of());

  private final Map<ServiceOrderId, Set<LocalDate>> dates = new HashMap<>();

  /** Reads the names of dated visits; most are one-off visits and replace nothing. */
  public Replacements(Collection<DatedVisit> dated) {
    dated.forEach(visit -> add(visit.id()));
  }

  private Replacements() {}

  /** Reads the names of dated visits that are no longer at hand themselves. */
  public static Replacements named(Collection<CommissionedVisitId> names) {
    Replacements replacements = new Replacements();
    names.forEach(replacements::add);
    return replacements;
  }

  /** Whether a dated visit of this name may stand in the place of an occurrence. */
  public static boolean isSuchName(CommissionedVisitId visit) {
    return visit.value().lastIndexOf('@') > 0;
  }

  private void add(CommissionedVisitId visit) {
    if (!isSuchName(visit)) {
      return;
    }
    String name = visit.value();
    int at = name.lastIndexOf('@');
    try {
      LocalDate date = LocalDate.parse(name.substring(at + 1));
      dates
          .computeIfAbsent(new ServiceOrderId(name.substring(0, at)), order -> new HashSet<>())
          .add(date);
    } catch (DateTimeParseException e) {
      // An @ in somebody's own numbering, not an occurrence's name.
    }
  }

  Set<LocalDate> of(ServiceOrderId order) {
    return dates.getOrDefault(order, Set.of());
  }
}
