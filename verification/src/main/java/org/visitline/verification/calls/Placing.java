package org.visitline.verification.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/**
 * From a call to its worker, its service user and its line, by what was in force when it was
 * answered.
 */
public final class Placing {

  private final Directory directory;
  private final Expectation expectation;
  private final Policies policies;
  private final CivilZone zone;
  private final Map<CallId, QueueDecision> decisions;

  /**
   * Places calls by this directory.
   *
   * @param expectation asked only of people who share a number
   * @param decisions what people said of calls that could not be placed, by call
   */
  public Placing(
      Directory directory,
      Expectation expectation,
      Policies policies,
      CivilZone zone,
      Map<CallId, QueueDecision> decisions) {
    this.directory = directory;
    this.expectation = expectation;
    this.policies = policies;
    this.zone = zone;
    this.decisions = decisions;
  }

  /** Where a call belongs. */
  public Placement place(LoggedCall call) {
    QueueDecision decision = decisions.get(call.id());
    if (decision instanceof QueueDecision.Rejected) {
      return new Placement.Rejected(call);
    }
    QueueDecision.@Nullable Linked link =
        decision instanceof QueueDecision.Linked linked ? linked : null;
    Optional<CareWorker> worker = findWorker(call, link);
    if (worker.isEmpty()) {
      return call.pin().isEmpty() ? new Placement.Abandoned(call) : new Placement.NoWorker(call);
    }
    return findServiceUser(call, worker.get(), link)
        .<Placement>map(
            serviceUser ->
                new PlacedCall(
                    call, worker.get(), serviceUser, lineOf(call, serviceUser), link != null))
        .orElseGet(() -> new Placement.NoServiceUser(call, worker.get()));
  }

  private Optional<CareWorker> findWorker(LoggedCall call, QueueDecision.@Nullable Linked link) {
    if (link != null && link.worker() != null) {
      return directory.find(link.worker());
    }
    return call.pin().isEmpty()
        ? Optional.empty()
        : directory.findWorkerByPin(
            call.pin(), zone.dateOf(call.answeredAt()), call.dialledProvider());
  }

  private Optional<ServiceUser> findServiceUser(
      LoggedCall call, CareWorker worker, QueueDecision.@Nullable Linked link) {
    if (link != null && link.serviceUser() != null) {
      return directory.find(link.serviceUser());
    }
    if (!call.serviceUserCode().isEmpty()) {
      Optional<ServiceUser> keyed = directory.findByCode(call.serviceUserCode());
      if (keyed.isPresent()) {
        return keyed;
      }
      // A code that belongs to nobody was mistyped: the line may still tell.
    }
    return call.callerE164() == null
        ? Optional.empty()
        : findByNumber(call.callerE164(), call.answeredAt(), worker);
  }

  private Optional<ServiceUser> findByNumber(String e164, Instant at, CareWorker worker) {
    List<ServiceUser> owners = directory.ownersOf(e164, at);
    if (owners.size() < 2) {
      return owners.stream().findFirst();
    }
    Duration window = policies.inForce(worker.provider(), zone.dateOf(at)).matchWindow();
    List<ServiceUser> expected =
        owners.stream()
            .filter(owner -> expectation.isExpected(owner, worker.provider(), at, window))
            .toList();
    return expected.size() == 1 ? Optional.of(expected.getFirst()) : Optional.empty();
  }

  /** How a call proves that it came from a service user's home. */
  public static Line lineOf(LoggedCall call, ServiceUser serviceUser) {
    String e164 = call.callerE164();
    return Line.of(e164, e164 != null && serviceUser.isRegistered(e164, call.answeredAt()));
  }
}
