package org.visitline.portal.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a service user.
 *
 * @param numbers in force now
 * @param orders in force during the story's days, and those of the reader's providers only
 * @param suspensions that touch the story's days
 * @param noPhone the person does not allow the line to be used
 */
record ServiceUserFacts(
    String id,
    String name,
    String code,
    @Nullable String address,
    @Nullable String postcode,
    boolean noPhone,
    List<String> numbers,
    List<Order> orders,
    List<Suspension> suspensions) {

  /** A service order, in words. */
  record Order(
      String id,
      String provider,
      String serviceType,
      String days,
      String start,
      int minutes,
      int workers,
      LocalDate from,
      @Nullable LocalDate to) {}

  /** A stop of care. */
  record Suspension(Instant from, @Nullable Instant to, String reason) {}

  /** Address and postcode as far as they are known. */
  public String where() {
    String known =
        Stream.of(address, postcode)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? "Not recorded" : known;
  }
}
