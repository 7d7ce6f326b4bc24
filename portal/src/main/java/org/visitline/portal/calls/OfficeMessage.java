package org.visitline.portal.calls;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.visitline.portal.calls.Whose.Worker;
import org.visitline.portal.furniture.PageAddress;

/**
 * What a care worker said to the office at the end of a call.
 *
 * @param telephoneCallId the call
 * @param leftAt when its recording ended
 * @param seconds how long it is
 * @param callerNumber of the call, as presented; empty when withheld
 * @param workers who keyed a PIN on it; empty: nobody whom we know
 * @param providers for whom they work, by name
 * @param homes from where, or about whom, as far as the reader may see it; a couple shares a line
 * @param heard by whom on the reader's side, the earliest first; the council sees everybody
 */
public record OfficeMessage(
    String telephoneCallId,
    Instant leftAt,
    int seconds,
    String callerNumber,
    Set<Worker> workers,
    List<String> providers,
    List<Home> homes,
    List<Heard> heard) {

  /** A service user by id and name. */
  public record Home(String serviceUserId, String name) {

    /** The service user's page. */
    public String page() {
      return "/service-users/" + PageAddress.of(serviceUserId);
    }
  }

  /** Somebody who played it, and when they first did. */
  public record Heard(String by, Instant at) {}

  /** Where it is heard. */
  public String sound() {
    return "/messages/" + PageAddress.of(telephoneCallId);
  }

  /** Whether nobody on the reader's side has played it yet. */
  public boolean unheard() {
    return heard.isEmpty();
  }

  /** Who left it, in words. */
  public String who() {
    return workers.isEmpty()
        ? "Nobody whom we know"
        : workers.stream().map(Worker::name).sorted().collect(Collectors.joining(" or "));
  }

  /** The number that rang, in words. */
  public String line() {
    return callerNumber.isBlank() ? "No number" : callerNumber;
  }
}
