package org.visitline.verification.days;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.Line;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.CommissionedVisit;

/**
 * Other names and numbers for the people of a real day, in the order in which they are asked for.
 * Numbers that were the same stay the same, mobiles stay mobiles; nothing else is kept of them.
 */
final class Disguise implements DayNames {

  static final String HOME = "Mrs A";

  /** Of a PIN that belonged to nobody; in a day of care, those that end in 99 are. */
  static final String NOBODYS_PIN = "1499";

  private static final String[] WORKERS = {"Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Gus", "Hal"};
  private static final String[] PROVIDERS = {"Elm", "Oak", "Ash", "Fir", "Yew"};

  private final DayClock clock;
  private final Map<CareWorkerId, CareWorker> workers = new LinkedHashMap<>();
  private final Map<CareWorkerId, String> workerNames = new HashMap<>();
  private final Map<ProviderId, String> providers = new LinkedHashMap<>();
  private final Map<String, String> registered = new LinkedHashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final Map<String, String> mobiles = new HashMap<>();
  private final Map<CommissionedVisitId, String> slots = new LinkedHashMap<>();
  private final Map<CallId, String> calls = new HashMap<>();

  Disguise(ServiceUser home, DayClock clock) {
    this.clock = clock;
    home.numbers().forEach(number -> registered.computeIfAbsent(number.e164(), n -> atHome()));
  }

  private String atHome() {
    return "020 7946 0" + (101 + registered.size());
  }

  /** The numbers of the home; a home always has one here, for calls without a number have none. */
  Iterable<String> homeNumbers() {
    if (registered.isEmpty()) {
      registered.put("", atHome());
    }
    return registered.values();
  }

  /** The first number of the home: a call from it needs not say where it came from. */
  boolean isFirstNumber(@Nullable String e164) {
    return e164 != null && e164.equals(registered.keySet().stream().findFirst().orElse(null));
  }

  /** Where a call came from. */
  String number(@Nullable String e164) {
    if (e164 == null) {
      return "withheld";
    }
    String own = registered.get(e164);
    if (own != null) {
      return own;
    }
    return Line.of(e164, false) == Line.MOBILE
        ? mobiles.computeIfAbsent(e164, n -> "07700 900 %03d".formatted(1 + mobiles.size()))
        : others.computeIfAbsent(e164, n -> "020 7946 0" + (901 + others.size()));
  }

  String provider(ProviderId id) {
    return providers.computeIfAbsent(
        id,
        key ->
            providers.size() < PROVIDERS.length
                ? PROVIDERS[providers.size()]
                : "P" + providers.size());
  }

  /** Every provider met so far, with its other name. */
  Map<ProviderId, String> providers() {
    return providers;
  }

  String pin(CareWorker worker) {
    of(worker);
    int number = 1400;
    for (CareWorkerId id : workers.keySet()) {
      number += number % 100 == 98 ? 2 : 1;
      if (id.equals(worker.id())) {
        break;
      }
    }
    return Integer.toString(number);
  }

  /** Everybody met so far. */
  Iterable<CareWorker> workers() {
    return workers.values();
  }

  @Override
  public String of(ServiceUser serviceUser) {
    return HOME;
  }

  @Override
  public String of(CareWorker worker) {
    workers.putIfAbsent(worker.id(), worker);
    return workerNames.computeIfAbsent(
        worker.id(),
        id ->
            workerNames.size() < WORKERS.length
                ? WORKERS[workerNames.size()]
                : "W" + workerNames.size());
  }

  @Override
  public String of(CommissionedVisit commissioned) {
    String name = slots.get(commissioned.id());
    if (name == null) {
      name = clock.time(commissioned.start());
      // Two of one time, of two providers say: the second is told apart as the reader does it.
      while (slots.containsValue(name)) {
        name += "'";
      }
      slots.put(commissioned.id(), name);
    }
    return name;
  }

  @Override
  public String of(CallId call) {
    return calls.computeIfAbsent(call, id -> "K" + (1 + calls.size()));
  }

  /** Whether a call has been told. */
  Optional<String> find(@Nullable CallId call) {
    return Optional.ofNullable(calls.get(call));
  }
}
