package org.visitline.portal.discrepancies;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader asked the list for. Anything left empty narrows nothing down.
 *
 * @param provider a provider's id; for an officer only, a provider's reader has one anyway
 * @param kind a code ({@code SHORT_VISIT}), a class's letter ({@code F}), or {@link #ALL}; empty:
 *     what wants an answer
 * @param state by what people have done about it
 * @param from first civil date
 * @param to last civil date
 * @param serviceUser part of a name, or an id
 * @param sort the column to sort by
 * @param ascending whether the smallest comes first
 * @param page from 1
 */
public record FindingFilter(
    String provider,
    String kind,
    FindingState state,
    LocalDate from,
    LocalDate to,
    String serviceUser,
    Sort sort,
    boolean ascending,
    int page) {

  /** A week is what a morning's work looks back on. */
  static final int DAYS_AT_FIRST = 7;

  /** Every kind, notices and risk indicators too. */
  public static final String ALL = "all";

  /** What the list can be sorted by. */
  public enum Sort {
    DATE,
    FINDING,
    PROVIDER,
    SERVICE_USER,
    FOUND;

    /** As it stands in an address. */
    public String inAddress() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sort of(@Nullable String written) {
      return Stream.of(values())
          .filter(sort -> sort.inAddress().equals(written))
          .findFirst()
          .orElse(DATE);
    }
  }

  /** The one code asked for, if one was. */
  public Optional<FindingKind> code() {
    return Stream.of(FindingKind.values()).filter(code -> code.name().equals(kind)).findFirst();
  }

  /**
   * The classes asked for. At first those that somebody must answer: notices are many, and a list
   * of them hides what matters.
   */
  public Set<FindingClass> classes() {
    return switch (kind) {
      case "" -> EnumSet.of(FindingClass.F, FindingClass.A);
      case ALL -> EnumSet.allOf(FindingClass.class);
      default ->
          Stream.of(FindingClass.values())
              .filter(one -> one.name().equals(kind))
              .collect(Collectors.toSet());
    };
  }

  /** The same list at another page. */
  public String atPage(int other) {
    return address(sort, ascending, other);
  }

  /**
   * What of the list's address makes it this list: for a view to keep. Of its days it keeps how
   * many they are; the next time they end on that day.
   */
  public String kept() {
    String rest =
        address(sort, ascending, 1).substring(1).replaceFirst("from=[^&]*&to=[^&]*&?", "");
    return days() == DAYS_AT_FIRST ? rest : "days=" + days() + (rest.isEmpty() ? "" : "&" + rest);
  }

  /** How many days it looks at. */
  public long days() {
    return Math.max(1, ChronoUnit.DAYS.between(from, to) + 1);
  }

  /** The same list from an earlier day on. */
  public String since(LocalDate day) {
    return new FindingFilter(provider, kind, state, day, to, serviceUser, sort, ascending, 1)
        .atPage(1);
  }

  /** The same list sorted by a column; asked for again, the other way round. */
  public String sortedBy(String column) {
    Sort by = Sort.of(column);
    return address(by, by == sort && !ascending, 1);
  }

  /** For a screen reader: how the column is sorted now. */
  public String ariaSort(String column) {
    if (Sort.of(column) != sort) {
      return "none";
    }
    return ascending ? "ascending" : "descending";
  }

  private String address(Sort by, boolean up, int at) {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    address.queryParam("from", from).queryParam("to", to);
    if (state != FindingState.OPEN) {
      address.queryParam("state", state.inAddress());
    }
    Stream.of(
            new String[] {"provider", provider},
            new String[] {"kind", kind},
            new String[] {"service-user", serviceUser})
        .filter(given -> !given[1].isEmpty())
        .forEach(given -> address.queryParam(given[0], "{" + given[0] + "}"));
    if (by != Sort.DATE || up) {
      address.queryParam("sort", by.inAddress()).queryParam("order", up ? "up" : "down");
    }
    if (at > 1) {
      address.queryParam("page", at);
    }
    return address
        .encode()
        .buildAndExpand(Map.of("provider", provider, "kind", kind, "service-user", serviceUser))
        .toUriString();
  }
}
