package org.visitline.verification.directory;

import java.time.Instant;
import java.util.List;
import org.visitline.schema.ServiceUserId;

/**
 * The person who receives care.
 *
 * @param code keyed when the line cannot say who this is
 * @param numbers every number that is or was registered
 * @param noPhone the person does not allow the line to be used
 */
public record ServiceUser(
    ServiceUserId id,
    String code,
    String name,
    Address address,
    List<RegisteredNumber> numbers,
    boolean noPhone) {

  /** Keeps the numbers from changing under us. */
  public ServiceUser {
    numbers = List.copyOf(numbers);
  }

  /** Whether a number was registered to this person at an instant. */
  public boolean isRegistered(String e164, Instant at) {
    for (RegisteredNumber number : numbers) {
      if (number.e164().equals(e164) && number.inForce().contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two people share a number at an instant: a couple, or a house with one line. */
  public boolean sharesNumberWith(ServiceUser other, Instant at) {
    for (RegisteredNumber number : numbers) {
      if (number.inForce().contains(at) && other.isRegistered(number.e164(), at)) {
        return true;
      }
    }
    return false;
  }
}
