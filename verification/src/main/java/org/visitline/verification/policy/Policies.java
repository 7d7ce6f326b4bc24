package org.visitline.verification.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;

/** Which policy was in force for a provider on a date. */
public final class Policies {

  /** Every contract as the defaults have it. */
  public static final Policies DEFAULT = new Policies(List.of());

  private final TreeMap<LocalDate, Policy> general = new TreeMap<>();
  private final Map<ProviderId, TreeMap<LocalDate, Policy>> own = new HashMap<>();

  /**
   * A policy and whom it binds from when.
   *
   * @param provider null: every provider without a policy of its own
   * @param from the first date
   */
  public record Dated(@Nullable ProviderId provider, LocalDate from, Policy policy) {}

  /**
   * Looks these up; before the first of them the default is in force.
   *
   * @param policies as they were put into force: of two for one contract from one date the later
   *     one corrects the other
   */
  public Policies(List<Dated> policies) {
    for (Dated dated : policies) {
      (dated.provider() == null
              ? general
              : own.computeIfAbsent(dated.provider(), provider -> new TreeMap<>()))
          .put(dated.from(), dated.policy());
    }
  }

  /** One policy for everybody at every time: what {@code --policy} and 'what if' mean. */
  public static Policies always(Policy policy) {
    return new Policies(List.of(new Dated(null, LocalDate.MIN, policy)));
  }

  /**
   * These, but that one policy is in force at every time for those whom it binds: a contract's own
   * for that provider; the council's for every provider that has none of its own at that time.
   */
  public Policies butFor(Dated other) {
    List<Dated> others = new ArrayList<>();
    if (other.provider() != null) {
      general.forEach((from, policy) -> others.add(new Dated(null, from, policy)));
    }
    own.forEach(
        (provider, dated) -> {
          if (!provider.equals(other.provider())) {
            dated.forEach((from, policy) -> others.add(new Dated(provider, from, policy)));
          }
        });
    others.add(new Dated(other.provider(), LocalDate.MIN, other.policy()));
    return new Policies(others);
  }

  /** Whether calls are surely paired and visits matched alike by all of both. */
  public boolean pairsLike(Policies others) {
    return Stream.concat(inUse().stream(), others.inUse().stream())
            .map(Policy::pairing)
            .distinct()
            .count()
        == 1;
  }

  /** Every policy that may be in force for somebody. */
  private Collection<Policy> inUse() {
    List<Policy> policies = new ArrayList<>(general.values());
    own.values().forEach(dated -> policies.addAll(dated.values()));
    if (!general.containsKey(LocalDate.MIN)) {
      policies.add(Policy.DEFAULT);
    }
    return policies;
  }

  /** The policy by which a provider's visits of a civil date are measured. */
  public Policy inForce(ProviderId provider, LocalDate date) {
    TreeMap<LocalDate, Policy> contract = own.get(provider);
    if (contract != null) {
      Map.Entry<LocalDate, Policy> entry = contract.floorEntry(date);
      if (entry != null) {
        return entry.getValue();
      }
    }
    return general(date);
  }

  /** Every policy that may be in force at some time, the default included. */
  public Collection<Policy> all() {
    List<Policy> all = new ArrayList<>(general.values());
    own.values().forEach(dated -> all.addAll(dated.values()));
    all.add(Policy.DEFAULT);
    return all;
  }

  /** The policy of providers without one of their own. */
  public Policy general(LocalDate date) {
    Map.Entry<LocalDate, Policy> entry = general.floorEntry(date);
    return entry == null ? Policy.DEFAULT : entry.getValue();
  }
}
