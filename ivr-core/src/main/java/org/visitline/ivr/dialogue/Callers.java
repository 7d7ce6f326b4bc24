package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;

/** Who a caller may be and where: answered from memory, with no database in the call's way. */
public interface Callers {

  /** Hashes what was keyed; the digits go no further. */
  KeyedPin hash(String digits);

  /**
   * The care worker whose PIN this is, and who is active on the civil date of the call.
   *
   * @param provider whose number was dialled, if it says: of two workers with one PIN, theirs is
   *     meant
   */
  Optional<CareWorker> findWorker(KeyedPin pin, Instant at, Optional<ProviderId> provider);

  /** Where a call of this worker comes from, by its line alone. */
  Place placeOf(Ringing call, CareWorker worker);

  /** The service user with this code. */
  Optional<Place> findByCode(String code);

  /**
   * How many digits more than these the shortest service user code has that begins with them: no
   * caller waits after having keyed a whole one. 0 if they are a code and no longer one begins with
   * them; if no code does, what the longest code of all has more.
   */
  int moreDigits(String begun);

  /** Departure if this worker has an open visit at this place, else arrival. */
  Direction workOut(CareWorkerId worker, Place place, Instant at);

  /** Whether this worker has an open visit anywhere but at this place. */
  boolean isStillLoggedInElsewhere(CareWorkerId worker, Place place, Instant at);

  /** The worker's latest logged times before that moment, the latest first. */
  List<Attendance> lastTimes(CareWorkerId worker, Instant before, int most);

  /** Remembers an arrival or departure that has been logged. */
  void remember(Attendance attendance);

  /**
   * Whether this worker is still to be told how a withheld number is shown; yes at the first asking
   * only.
   */
  boolean mayHint(CareWorkerId worker);
}
