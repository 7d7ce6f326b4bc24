package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/** A few people: Anna, Bogdan (who hears Polish) and others look after Mrs A and Mr B. */
final class TestCallers implements Callers {

  private static final Map<String, CareWorker> WORKERS =
      Map.of(
          "141207", worker("ANNA", Optional.empty()),
          "222222", worker("BOGDAN", Optional.of(Language.POLISH)),
          "4141", worker("CERI", Optional.of(Language.WELSH)),
          "51415", worker("DOREEN", Optional.empty()),
          "7141207", worker("EWA", Optional.empty()),
          "81412078", worker("FLORIN", Optional.of(Language.ROMANIAN)));

  private static final Map<String, Place> LINES =
      Map.of("+442079460123", serviceUser("A"), "+442079460456", serviceUser("B"));

  private final List<Attendance> remembered = new ArrayList<>();
  private final Set<CareWorkerId> hinted = new HashSet<>();

  static Place serviceUser(String id) {
    return new Place.WithServiceUser(new ServiceUserId(id));
  }

  private static CareWorker worker(String name, Optional<Language> language) {
    return new CareWorker(new CareWorkerId(name), new ProviderId("P1"), language);
  }

  String name(KeyedPin pin) {
    return WORKERS.containsKey(pin.hash()) ? WORKERS.get(pin.hash()).id().value() : "stranger";
  }

  List<Attendance> remembered() {
    return remembered;
  }

  void forgetAll() {
    remembered.clear();
  }

  /** The 'hash' of these tests is the PIN itself. */
  @Override
  public KeyedPin hash(String digits) {
    return new KeyedPin(digits, "*".repeat(digits.length()));
  }

  @Override
  public Optional<CareWorker> findWorker(KeyedPin pin, Instant at, Optional<ProviderId> provider) {
    return Optional.ofNullable(WORKERS.get(pin.hash()));
  }

  @Override
  public Place placeOf(Ringing call, CareWorker worker) {
    return call.number()
        .map(number -> LINES.getOrDefault(number.e164(), new Place.OnLine(number)))
        .orElse(new Place.Unknown());
  }

  @Override
  public Optional<Place> findByCode(String code) {
    return switch (code) {
      case "4711" -> Optional.of(serviceUser("A"));
      case "4712", "512345" -> Optional.of(serviceUser("B"));
      default -> Optional.empty();
    };
  }

  @Override
  public int moreDigits(String begun) {
    // Those of Mrs A and one of Mr B's have four digits; of six is his other, and what nobody has.
    return Math.max(0, (begun.startsWith("4") ? 4 : 6) - begun.length());
  }

  @Override
  public Direction workOut(CareWorkerId worker, Place place, Instant at) {
    return open(worker).contains(place) ? Direction.DEPARTURE : Direction.ARRIVAL;
  }

  @Override
  public boolean isStillLoggedInElsewhere(CareWorkerId worker, Place place, Instant at) {
    return open(worker).stream().anyMatch(open -> !open.equals(place));
  }

  @Override
  public List<Attendance> lastTimes(CareWorkerId worker, Instant before, int most) {
    return remembered.reversed().stream()
        .filter(attendance -> attendance.worker().equals(worker))
        .limit(most)
        .toList();
  }

  @Override
  public void remember(Attendance attendance) {
    remembered.add(attendance);
  }

  @Override
  public boolean mayHint(CareWorkerId worker) {
    return hinted.add(worker);
  }

  private Set<Place> open(CareWorkerId worker) {
    Set<Place> open = new HashSet<>();
    for (Attendance attendance : remembered) {
      if (attendance.worker().equals(worker)) {
        if (attendance.direction() == Direction.ARRIVAL) {
          open.add(attendance.place());
        } else {
          open.remove(attendance.place());
        }
      }
    }
    return open;
  }
}
