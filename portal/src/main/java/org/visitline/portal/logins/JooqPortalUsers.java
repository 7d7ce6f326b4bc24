package org.visitline.portal.logins;

import static org.visitline.schema.jooq.Tables.API_TOKEN;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Role;
import org.visitline.portal.access.Scope;
import org.visitline.portal.access.SignedIn;
import org.visitline.schema.jooq.tables.records.PortalUserRecord;

/** The people who may log in, as they are stored. */
public class JooqPortalUsers {

  private static final String BETWEEN_AREAS = ";";

  private final DSLContext jooq;

  JooqPortalUsers(DSLContext jooq) {
    this.jooq = jooq;
  }

  public Optional<LogIn> findLogIn(String username) {
    return jooq.selectFrom(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq(username))
        .fetchOptional(JooqPortalUsers::logIn);
  }

  /**
   * Those that the reader may give and end: an officer everybody's, a provider its own people's.
   */
  List<Listed> list(Scope scope) {
    return jooq.select(PORTAL_USER.fields())
        .select(PROVIDER.NAME)
        .from(PORTAL_USER)
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(PORTAL_USER.PROVIDER_ID))
        .where(JooqScope.within(scope, PORTAL_USER.PROVIDER_ID))
        .orderBy(PORTAL_USER.ENDED_AT, PROVIDER.NAME, PORTAL_USER.DISPLAY_NAME)
        .fetch(row -> new Listed(logIn(row.into(PORTAL_USER)), row.get(PROVIDER.NAME)));
  }

  /** A log-in and the name of the provider; null: the council's. */
  record Listed(LogIn logIn, @Nullable String provider) {}

  /**
   * Stores a log-in anew, as it is given for the first time.
   *
   * @param changeBy until when the password must be changed; null: it is the person's own
   */
  void save(SignedIn user, @Nullable Instant changeBy) {
    PortalUserRecord row = new PortalUserRecord();
    row.setUsername(user.getUsername());
    row.setDisplayName(user.displayName());
    row.setPasswordHash(user.getPassword());
    row.setRole(user.roleName());
    row.setProviderId(user.employer());
    row.setAreas(String.join(BETWEEN_AREAS, user.scope().areas()));
    row.setChangeBy(changeBy);
    row.setSecondFactor(null);
    row.setLastCodeStep(null);
    row.setEndedAt(null);
    jooq.insertInto(PORTAL_USER).set(row).onDuplicateKeyUpdate().set(row).execute();
  }

  /** Stores a log-in that must not be there yet; false if it is. */
  boolean add(SignedIn user, Instant changeBy) {
    return jooq.transactionResult(
        transaction -> {
          boolean there =
              transaction
                  .dsl()
                  .fetchExists(PORTAL_USER, PORTAL_USER.USERNAME.eq(user.getUsername()));
          if (!there) {
            new JooqPortalUsers(transaction.dsl()).save(user, changeBy);
          }
          return !there;
        });
  }

  public void setPassword(String username, String hash, @Nullable Instant changeBy) {
    jooq.update(PORTAL_USER)
        .set(PORTAL_USER.PASSWORD_HASH, hash)
        .set(PORTAL_USER.CHANGE_BY, changeBy)
        .where(PORTAL_USER.USERNAME.eq(username))
        .execute();
  }

  public void setSecondFactor(String username, @Nullable String sealed, @Nullable Long step) {
    jooq.update(PORTAL_USER)
        .set(PORTAL_USER.SECOND_FACTOR, sealed)
        .set(PORTAL_USER.LAST_CODE_STEP, step)
        .where(PORTAL_USER.USERNAME.eq(username))
        .execute();
  }

  /** Notes a code's step as spent; false if it, or a later one, already was. */
  public boolean spend(String username, long step) {
    return jooq.update(PORTAL_USER)
            .set(PORTAL_USER.LAST_CODE_STEP, step)
            .where(PORTAL_USER.USERNAME.eq(username))
            .and(PORTAL_USER.LAST_CODE_STEP.isNull().or(PORTAL_USER.LAST_CODE_STEP.lt(step)))
            .execute()
        == 1;
  }

  void end(String username, Instant at) {
    jooq.update(PORTAL_USER)
        .set(PORTAL_USER.ENDED_AT, at)
        .where(PORTAL_USER.USERNAME.eq(username))
        .execute();
    // Whoever leaves may have taken the tokens that they gave out.
    jooq.update(API_TOKEN)
        .set(API_TOKEN.ENDED_AT, at)
        .where(API_TOKEN.GIVEN_BY.eq(username))
        .and(API_TOKEN.ENDED_AT.isNull())
        .execute();
  }

  private static LogIn logIn(PortalUserRecord row) {
    SignedIn who =
        new SignedIn(
            row.getUsername(),
            row.getDisplayName(),
            Role.valueOf(row.getRole()),
            row.getProviderId(),
            areas(row.getAreas()),
            row.getPasswordHash());
    return new LogIn(
        who,
        row.getPasswordHash(),
        row.getSecondFactor(),
        row.getLastCodeStep(),
        row.getChangeBy(),
        row.getEndedAt());
  }

  private static List<String> areas(String stored) {
    return stored.isEmpty() ? List.of() : List.of(stored.split(BETWEEN_AREAS));
  }
}
