package org.visitline.portal.logins;

import static org.visitline.schema.jooq.Tables.KNOWN_BROWSER;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.SIGN_IN_FAILURE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.visitline.portal.access.WallClock;
import org.visitline.schema.PinKey;
import org.visitline.schema.jooq.tables.records.SignInFailureRecord;
import org.visitline.verification.store.RetriedTransaction;

/**
 * Slows down who guesses passwords or codes. After five failures in a row each further try has to
 * wait, first half a minute, then twice as long each time, up to a quarter of an hour.
 *
 * <p>Failures are counted for a log-in and a browser in which that person has signed in before;
 * every other browser counts as one. So a stranger who keeps guessing at a name keeps strangers out
 * and not the person; and nothing is counted by address, behind which a whole provider may sit.
 *
 * <p>People type passwords where the name belongs: names are counted under a keyed hash, which
 * tells a reader of the table nothing.
 */
public class JooqThrottle {

  private static final int FREE_TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final int DOUBLINGS = 10;
  private static final String PURPOSE = "visitline names at the log-in 1 ";

  private final DSLContext jooq;
  private final WallClock clock;
  private final PinKey key;

  JooqThrottle(DSLContext jooq, WallClock clock, PinKey key) {
    this.jooq = jooq;
    this.clock = clock;
    this.key = key;
  }

  /**
   * Counts a try before it is looked at, so that many at once are not all the first: how long it
   * has to wait, or zero if it may be looked at now. {@link #wasRight} takes it back, and {@link
   * #cameIn} forgets it.
   */
  public Duration startTry(String username, String browser) {
    Instant now = clock.now();
    String by = counted(username, browser);
    String name = hash(username);
    // In the morning everybody comes at once: who is broken off for another's sake tries again.
    RetriedTransaction.run(
        jooq,
        forgotten ->
            forgotten
                .deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.FAILED_AT.lt(now.minus(FORGOTTEN_AFTER)))
                .execute());
    return RetriedTransaction.result(
        jooq,
        tries -> {
          tries
              .insertInto(SIGN_IN_FAILURE)
              .set(SIGN_IN_FAILURE.NAME, name)
              .set(SIGN_IN_FAILURE.BROWSER, by)
              .set(SIGN_IN_FAILURE.FAILURES, 0)
              .set(SIGN_IN_FAILURE.FAILED_AT, now)
              .onDuplicateKeyUpdate()
              .set(SIGN_IN_FAILURE.BROWSER, by)
              .execute();
          SignInFailureRecord row =
              tries
                  .selectFrom(SIGN_IN_FAILURE)
                  .where(SIGN_IN_FAILURE.NAME.eq(name))
                  .and(SIGN_IN_FAILURE.BROWSER.eq(by))
                  .forUpdate()
                  .fetchSingle();
          Duration wait = Duration.between(now, row.getFailedAt().plus(wait(row.getFailures())));
          if (wait.isPositive()) {
            return wait;
          }
          row.setFailures(row.getFailures() + 1);
          row.setFailedAt(now);
          row.store();
          return Duration.ZERO;
        });
  }

  /**
   * Takes a try back that was right, but lets nobody in by itself. Those before it go on counting;
   * what they had to wait is over, or this one would not have been looked at.
   */
  public void wasRight(String username, String browser) {
    Condition counted =
        SIGN_IN_FAILURE
            .NAME
            .eq(hash(username))
            .and(SIGN_IN_FAILURE.BROWSER.eq(counted(username, browser)));
    Instant overBy = clock.now().minus(LONGEST_WAIT);
    RetriedTransaction.run(
        jooq,
        tries -> {
          tries
              .update(SIGN_IN_FAILURE)
              .set(SIGN_IN_FAILURE.FAILURES, SIGN_IN_FAILURE.FAILURES.minus(1))
              .set(SIGN_IN_FAILURE.FAILED_AT, overBy)
              .where(counted)
              .and(SIGN_IN_FAILURE.FAILURES.gt(0))
              .execute();
          tries
              .deleteFrom(SIGN_IN_FAILURE)
              .where(counted)
              .and(SIGN_IN_FAILURE.FAILURES.eq(0))
              .execute();
        });
  }

  /** Somebody has come in all the way: their browser is known from now on. */
  public void cameIn(String username, String browser) {
    Condition counted =
        SIGN_IN_FAILURE
            .NAME
            .eq(hash(username))
            .and(SIGN_IN_FAILURE.BROWSER.eq(counted(username, browser)));
    Instant now = clock.now();
    RetriedTransaction.run(
        jooq,
        known -> {
          known.deleteFrom(SIGN_IN_FAILURE).where(counted).execute();
          known
              .insertInto(KNOWN_BROWSER)
              .set(KNOWN_BROWSER.USERNAME, username)
              .set(KNOWN_BROWSER.BROWSER, browser)
              .set(KNOWN_BROWSER.LAST_SEEN, now)
              .onDuplicateKeyUpdate()
              .set(KNOWN_BROWSER.LAST_SEEN, now)
              .execute();
        });
  }

  private String counted(String username, String browser) {
    boolean known =
        jooq.fetchExists(
            KNOWN_BROWSER,
            KNOWN_BROWSER.USERNAME.eq(username).and(KNOWN_BROWSER.BROWSER.eq(browser)));
    return known ? browser : "";
  }

  /** Of the log-in's own name, however the database lets it be typed: letters, accents, blanks. */
  private String hash(String typed) {
    String name =
        jooq.select(PORTAL_USER.USERNAME)
            .from(PORTAL_USER)
            .where(PORTAL_USER.USERNAME.eq(typed))
            .fetchOptional(PORTAL_USER.USERNAME)
            .orElse(typed);
    // In hexadecimal digits: the key takes ASCII, and names have other letters.
    return HexFormat.of()
        .formatHex(
            key.hash(PURPOSE + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8))));
  }

  static Duration wait(int failures) {
    if (failures < FREE_TRIES) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
