package org.visitline.portal.calls;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.NoVisit;

/**
 * A call from a home, on which a worker said that there was no visit; as one home sees it.
 *
 * @param callId names the call
 * @param at when it was answered
 * @param what the worker said
 * @param workerId null: the PIN is nobody's
 * @param worker likewise
 * @param providerId for whom the worker works; null likewise
 * @param homes the ids of all whom it may be about: a couple shares a line
 * @param fromHere whether it came from the home's registered line; else the person's code was keyed
 */
public record DoorCall(
    String callId,
    Instant at,
    NoVisit what,
    @Nullable String workerId,
    @Nullable String worker,
    @Nullable String providerId,
    Set<String> homes,
    boolean fromHere) {

  /**
   * A sentence for a page of the home.
   *
   * @param time of the call, as it is shown there
   */
  public String said(String time) {
    String who = worker == null ? "Somebody with a PIN of no care worker" : worker;
    String rang = fromHere ? " rang from here at " : " keyed this person’s code at ";
    return who
        + rang
        + time
        + switch (what) {
          case NO_REPLY -> ": nobody answered the door.";
          case CARE_REFUSED -> ": care was refused.";
          case IN_HOSPITAL_OR_AWAY -> ": the person is in hospital or away.";
        };
  }

  /** The same in a cell of a table: {@code No reply at the door}. */
  public String brief() {
    return brief(what);
  }

  /** How a call with this ending is named in a list. */
  public static String brief(NoVisit what) {
    return switch (what) {
      case NO_REPLY -> "No reply at the door";
      case CARE_REFUSED -> "Care refused";
      case IN_HOSPITAL_OR_AWAY -> "In hospital or away";
    };
  }

  /**
   * The same in a letter, which names nobody: it passes through other people's machines.
   *
   * @param time of the call, as letters write it
   */
  public String inLetter(String time) {
    String who = workerId == null ? "Somebody" : "Care worker " + workerId;
    String rang = fromHere ? " rang from there at " : " rang with that person’s code at ";
    return who
        + rang
        + time
        + switch (what) {
          case NO_REPLY -> ": no reply at the door.";
          case CARE_REFUSED -> ": care was refused.";
          case IN_HOSPITAL_OR_AWAY -> ": in hospital or away.";
        };
  }
}
