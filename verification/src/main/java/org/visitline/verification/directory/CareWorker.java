package org.visitline.verification.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.time.DateRange;

/**
 * A provider's employee, known to the phone service by a PIN.
 *
 * @param pins every PIN that is or was this worker's
 * @param contactNumber the worker's own telephone in E.164; null where not given
 * @param formerNumbers those that were the worker's own before it
 * @param language of the prompts; null for the installation's first
 * @param active the dates of employment, both included
 */
public record CareWorker(
    CareWorkerId id,
    ProviderId provider,
    String name,
    List<WorkerPin> pins,
    @Nullable String contactNumber,
    List<RegisteredNumber> formerNumbers,
    @Nullable String language,
    DateRange active) {

  /** Keeps the PINs and numbers from changing under us. */
  public CareWorker {
    pins = List.copyOf(pins);
    formerNumbers = List.copyOf(formerNumbers);
  }

  /** A worker of whom no other telephone is known than the one there is now. */
  public CareWorker(
      CareWorkerId id,
      ProviderId provider,
      String name,
      List<WorkerPin> pins,
      @Nullable String contactNumber,
      @Nullable String language,
      DateRange active) {
    this(id, provider, name, pins, contactNumber, List.of(), language, active);
  }

  /** The worker's own telephone at an instant; null where none is known. */
  public @Nullable String contactNumberAt(Instant at) {
    for (RegisteredNumber former : formerNumbers) {
      if (former.inForce().contains(at)) {
        return former.e164();
      }
    }
    return contactNumber;
  }

  /** Whether a PIN named this worker on a date, and the worker was employed then. */
  public boolean holds(String token, LocalDate date) {
    if (!active.contains(date)) {
      return false;
    }
    for (WorkerPin pin : pins) {
      if (pin.token().equals(token) && pin.inForce().contains(date)) {
        return true;
      }
    }
    return false;
  }
}
