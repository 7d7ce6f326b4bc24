package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.schema.Database;
import org.visitline.verification.time.CivilZone;

/**
 * Keeps opinion in step with what is known: follows each mark through that a call, an import or the
 * passing of time has left.
 *
 * <p>Everything that happens to lie there is followed through together, person by person derived
 * once, so that a rush of calls costs less a call than a trickle.
 */
public final class Verifier {

  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

  /** Beyond so many marked calls nearly everybody is touched; then everybody is marked instead. */
  private static final int MOST_CALLS = 5_000;

  /** Bounds what one transaction holds in memory and in locks. */
  private static final int MOST_PEOPLE = 500;

  private final Database database;
  private final CivilZone zone;
  private final InstantSource clock;
  private final KnownDirectory directory = new KnownDirectory();

  /** What failed on its own and waits for somebody to mend the program or the data. */
  private Agenda setAside = Agenda.NOTHING;

  /**
   * Verifies this database.
   *
   * @param zone whose dates and clocks the council lives by
   * @param clock says when it is 'now'
   */
  public Verifier(Database database, CivilZone zone, InstantSource clock) {
    this.database = database;
    this.zone = zone;
    this.clock = clock;
  }

  /** Derives everything from scratch; what a loop elsewhere has in hand is waited for. */
  public void verifyAll() {
    try (VerifierLock _ = take(Duration.ofMinutes(1))) {
      RetriedTransaction.run(database.jooq(), sql -> JooqAgenda.markEverything(sql, now()));
      followAll();
    }
  }

  /**
   * Derives everything from scratch, and says where that differs from what is stored. Changes
   * nothing, and may run beside a loop.
   *
   * @throws IllegalStateException where changes go on waiting to be followed through
   */
  public List<DatabaseCheck.Difference> compare() {
    return new DatabaseCheck(database, zone, clock).settled();
  }

  /** Follows everything through that is marked or due by now. */
  public void catchUp() {
    try (VerifierLock _ = take(Duration.ofMinutes(1))) {
      followAll();
    }
  }

  /** Keeps following marks through, on a thread of its own, until closed. */
  public VerifierLoop start() {
    return VerifierLoop.start(this, database);
  }

  private VerifierLock take(Duration patience) {
    Optional<VerifierLock> lock = VerifierLock.tryTake(database, patience);
    return lock.orElseThrow(
        () ->
            new IllegalStateException(
                "another node has been verifying for "
                    + patience.toSeconds()
                    + " s; try again when it is done"));
  }

  private void followAll() {
    while (followOnce()) {
      // Each round takes what lies there by then.
    }
  }

  /** Follows some marks through; false where there was none. To be called by one thread only. */
  boolean followOnce() {
    DSLContext sql = database.jooq();
    Instant now = now();
    Agenda agenda =
        JooqAgenda.read(sql, now, MOST_CALLS, MOST_PEOPLE + setAside.size()).without(setAside);
    if (agenda.isEmpty()) {
      return false;
    }
    if (agenda.calls().size() == MOST_CALLS) {
      RetriedTransaction.run(sql, transaction -> JooqAgenda.markEverything(transaction, now));
      return true;
    }
    try {
      follow(agenda, now);
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "{} marks together could not be followed through; each follows alone", agenda.size(), e);
      followApart(agenda, now);
    }
    return true;
  }

  /** Takes up again what was set aside; a later version of the data may be fine. */
  void takeUpAgain() {
    setAside = Agenda.NOTHING;
  }

  private void follow(Agenda agenda, Instant now) {
    RetriedTransaction.run(
        database.jooq(), sql -> VerificationStep.run(sql, agenda, directory, zone, now));
  }

  /** One person whose facts no rule can bear must not keep everybody else's from the officers. */
  private void followApart(Agenda agenda, Instant now) {
    for (Agenda one : agenda.apart()) {
      try {
        follow(one, now);
      } catch (RuntimeException | Error e) {
        // Is it the database that is away? Then this throws, and nothing is set aside.
        JooqAgenda.read(database.jooq(), now, 1, 1);
        LOG.error("cannot verify {}; set aside", one, e);
        setAside = setAside.and(one);
      }
    }
  }

  /** The tables keep milliseconds, and so does 'now'. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
