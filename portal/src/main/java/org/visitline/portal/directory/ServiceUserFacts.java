package org.visitline.portal.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a service user.
 *
 * @param numbers in force now
 * @param orders in force during the story's days, and those of the reader's providers only
 * @param suspensions that touch the story's days
 * @param changes who changed suspensions on this page, the latest first; for officers only
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
    List<Suspension> suspensions,
    List<SuspensionChange> changes) {

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
  record Suspension(Instant from, @Nullable Instant to, String reason) {

    /** Names it among the person's, for the ids of its forms. */
    public long number() {
      return from.toEpochMilli();
    }
  }

  /**
   * What somebody made of a stop of care.
   *
   * @param kind as in the table: BEGUN, ENDED, WITHDRAWN
   * @param from when the suspension began
   * @param former its end before; null: until further notice
   * @param latter its end after; null: until further notice
   * @param note why; empty where a button said it all
   */
  record SuspensionChange(
      String kind,
      Instant from,
      @Nullable Instant former,
      @Nullable Instant latter,
      String reason,
      String note,
      String author,
      Instant writtenAt) {

    /** As a sentence goes on after a name. */
    public String said() {
      return switch (kind) {
        case "BEGUN" -> "suspended care";
        case "ENDED" -> "changed the end";
        default -> "withdrew the suspension";
      };
    }

    /** Whether another end stood there before. */
    public boolean hasFormer() {
      return kind.equals("ENDED");
    }

    /** The end that this change is about: of what was withdrawn, that which it had. */
    public @Nullable Instant to() {
      return kind.equals("WITHDRAWN") ? former : latter;
    }
  }

  /** Address and postcode as far as they are known. */
  public String where() {
    String known =
        Stream.of(address, postcode).filter(Objects::nonNull).collect(Collectors.joining(", "));
    return known.isEmpty() ? "Not recorded" : known;
  }
}
