package org.visitline.ivr.caller;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/**
 * Everything that the phone needs to know of people, as it stood at one moment.
 *
 * @param pins by the keyed hash of their digits
 * @param lines by their number; a number may be several people's
 * @param codes of service users
 * @param expected visits of these days, by service user
 */
record Directory(
    Map<String, List<IssuedPin>> pins,
    Map<CallerNumber, List<RegisteredLine>> lines,
    Map<String, ServiceUserId> codes,
    Map<ServiceUserId, List<ExpectedVisit>> expected) {

  /** Nothing is known yet: every PIN is kept, and none is known. */
  static final Directory EMPTY = new Directory(Map.of(), Map.of(), Map.of(), Map.of());

  /** Policy: how much longer than commissioned a visit may stay open. */
  private static final Duration OVERTIME = Duration.ofHours(4);

  /** Policy: how long a visit may stay open where nothing is commissioned. */
  static final Duration LONGEST_OPEN = Duration.ofHours(14);

  /** Digits of a service user code, where none is known. */
  private static final int LONGEST_CODE = 6;

  /**
   * Whose PIN this is. Should it be that of two, the provider whose number was dialled decides; if
   * that does not either, one of them is served all the same, for a valid PIN is never refused, and
   * the rules will say that it was nobody's.
   */
  Optional<CareWorker> findWorker(String pinHash, LocalDate day, Optional<ProviderId> provider) {
    List<CareWorker> workers =
        pins.getOrDefault(pinHash, List.of()).stream()
            .filter(pin -> pin.isGoodOn(day))
            .map(IssuedPin::worker)
            .toList();
    return workers.stream()
        .filter(worker -> provider.isPresent() && worker.providerId().equals(provider.get()))
        .findFirst()
        .or(() -> workers.stream().findFirst());
  }

  /**
   * The one service user whom a line names: the only one registered, or of several the only one
   * with a commissioned visit of the worker's provider about this time.
   */
  Optional<ServiceUserId> findOnLine(CallerNumber number, CareWorker worker, Instant at) {
    List<ServiceUserId> registered =
        lines.getOrDefault(number, List.of()).stream()
            .filter(line -> line.isInForceAt(at))
            .map(RegisteredLine::serviceUser)
            .distinct()
            .toList();
    if (registered.size() == 1) {
      return Optional.of(registered.getFirst());
    }
    List<ServiceUserId> expecting =
        registered.stream().filter(person -> isExpected(person, worker, at)).toList();
    return expecting.size() == 1 ? Optional.of(expecting.getFirst()) : Optional.empty();
  }

  private boolean isExpected(ServiceUserId person, CareWorker worker, Instant at) {
    return expected.getOrDefault(person, List.of()).stream()
        .anyMatch(visit -> visit.provider().equals(worker.providerId()) && visit.isAbout(at));
  }

  /** How long after its arrival a visit here is still open. */
  Duration openLimit(ServiceUserId person, LocalDate arrivedOn) {
    return expected.getOrDefault(person, List.of()).stream()
        .filter(visit -> !visit.date().isBefore(arrivedOn.minusDays(1)))
        .filter(visit -> !visit.date().isAfter(arrivedOn.plusDays(1)))
        .map(ExpectedVisit::duration)
        .max(Duration::compareTo)
        .map(OVERTIME::plus)
        .orElse(LONGEST_OPEN);
  }

  /** How many digits more a code has that begins with these: {@link Callers#moreDigits}. */
  int moreDigits(String begun) {
    OptionalInt next =
        codes.keySet().stream()
            .filter(code -> code.length() > begun.length() && code.startsWith(begun))
            .mapToInt(String::length)
            .min();
    if (next.isPresent()) {
      return next.getAsInt() - begun.length();
    }
    return codes.containsKey(begun) ? 0 : Math.max(0, longestCode() - begun.length());
  }

  private int longestCode() {
    return codes.keySet().stream().mapToInt(String::length).max().orElse(LONGEST_CODE);
  }
}
