package org.visitline.verification.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/** Who is who, looked up by what a call carries and as it was when the call was answered. */
public final class Directory {

  private final Map<ServiceUserId, ServiceUser> serviceUsers = new LinkedHashMap<>();
  private final Map<CareWorkerId, CareWorker> workers = new LinkedHashMap<>();
  private final Map<ProviderId, Provider> providers = new LinkedHashMap<>();
  private final Map<String, List<ServiceUser>> byNumber = new HashMap<>();
  private final Map<String, List<ServiceUser>> byCode = new HashMap<>();
  private final Map<String, List<CareWorker>> byPin = new HashMap<>();
  private final Map<String, List<CareWorker>> byContactNumber = new HashMap<>();

  /**
   * A directory of everybody given.
   *
   * @param providers may leave some out: a provider without a row is shown by its id
   */
  public Directory(
      Collection<ServiceUser> serviceUsers,
      Collection<CareWorker> workers,
      Collection<Provider> providers) {
    serviceUsers.forEach(this::add);
    workers.forEach(this::add);
    providers.forEach(provider -> this.providers.put(provider.id(), provider));
  }

  private void add(ServiceUser serviceUser) {
    serviceUsers.put(serviceUser.id(), serviceUser);
    if (!serviceUser.code().isEmpty()) {
      listAt(byCode, serviceUser.code()).add(serviceUser);
    }
    serviceUser.numbers().stream()
        .map(RegisteredNumber::e164)
        .distinct()
        .forEach(e164 -> listAt(byNumber, e164).add(serviceUser));
  }

  private void add(CareWorker worker) {
    workers.put(worker.id(), worker);
    worker.pins().stream()
        .map(WorkerPin::token)
        .distinct()
        .forEach(token -> listAt(byPin, token).add(worker));
    Stream.concat(
            Stream.ofNullable(worker.contactNumber()),
            worker.formerNumbers().stream().map(RegisteredNumber::e164))
        .distinct()
        .forEach(e164 -> listAt(byContactNumber, e164).add(worker));
  }

  private static <V> List<V> listAt(Map<String, List<V>> map, String key) {
    return map.computeIfAbsent(key, k -> new ArrayList<>(1));
  }

  /**
   * The worker whose PIN this was on a date. Where two held it, it names the one of the provider
   * whose number was dialled, if that is exactly one; else nobody.
   *
   * @param dialled whose workers were given that number; null: nobody's in particular
   */
  public Optional<CareWorker> findWorkerByPin(
      String token, LocalDate date, @Nullable ProviderId dialled) {
    List<CareWorker> ever = byPin.getOrDefault(token, List.of());
    Optional<CareWorker> holder = only(ever, worker -> worker.holds(token, date));
    return holder.isPresent() || dialled == null
        ? holder
        : only(ever, worker -> worker.holds(token, date) && worker.provider().equals(dialled));
  }

  /** The service user with a code; none where two were given it, for then it names nobody. */
  public Optional<ServiceUser> findByCode(String code) {
    return only(byCode.getOrDefault(code, List.of()), serviceUser -> true);
  }

  private static <V> Optional<V> only(List<V> candidates, Predicate<V> fits) {
    @Nullable V found = null;
    for (V candidate : candidates) {
      if (fits.test(candidate)) {
        if (found != null) {
          return Optional.empty();
        }
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Everyone to whom a number was registered at an instant; a couple, or a house, shares one. */
  public List<ServiceUser> ownersOf(String e164, Instant at) {
    List<ServiceUser> ever = byNumber.getOrDefault(e164, List.of());
    if (ever.size() == 1) {
      return ever.getFirst().isRegistered(e164, at) ? ever : List.of();
    }
    return ever.stream().filter(serviceUser -> serviceUser.isRegistered(e164, at)).toList();
  }

  /** The workers whose own telephone a number was at an instant. */
  public List<CareWorker> workersReachedAt(String e164, Instant at) {
    return byContactNumber.getOrDefault(e164, List.of()).stream()
        .filter(worker -> e164.equals(worker.contactNumberAt(at)))
        .toList();
  }

  /** The service user of an id; throws where there is none. */
  public ServiceUser get(ServiceUserId id) {
    return find(id)
        .orElseThrow(() -> new NoSuchElementException("no service user " + id + " is known"));
  }

  /** The service user of an id, where there is one. */
  public Optional<ServiceUser> find(ServiceUserId id) {
    return Optional.ofNullable(serviceUsers.get(id));
  }

  /** The worker of an id, where there is one. */
  public Optional<CareWorker> find(CareWorkerId id) {
    return Optional.ofNullable(workers.get(id));
  }

  /** Every service user. */
  public Collection<ServiceUser> serviceUsers() {
    return serviceUsers.values();
  }

  /** Every worker. */
  public Collection<CareWorker> workers() {
    return workers.values();
  }

  /** A provider's name, or its id where no row names it. */
  public String nameOf(ProviderId id) {
    Provider provider = providers.get(id);
    return provider == null ? id.value() : provider.name();
  }
}
