package org.visitline.portal.logins;

import static org.visitline.schema.jooq.Tables.PORTAL_SESSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Ends sessions before their time, and says which have ended. */
public class JooqSessions {

  private final DSLContext jooq;

  JooqSessions(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Logs somebody out everywhere: the password was changed, the role is another, the job ended. */
  void end(String username) {
    jooq.deleteFrom(PORTAL_SESSION).where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username)).execute();
  }

  /** Which of these have not ended, by what a browser shows for them. */
  public Set<String> lasting(Collection<String> shown, Instant now) {
    return jooq.select(PORTAL_SESSION.SESSION_ID)
        .from(PORTAL_SESSION)
        .where(PORTAL_SESSION.SESSION_ID.in(shown))
        .and(PORTAL_SESSION.EXPIRY_TIME.gt(now.toEpochMilli()))
        .fetchSet(PORTAL_SESSION.SESSION_ID);
  }

  /**
   * A session of somebody's.
   *
   * @param id its row, which opens nothing: what a browser shows is another
   * @param here whether it is the one that asks
   */
  public record Open(String id, Instant begun, Instant latest, boolean here) {}

  /** Those that have not ended, the latest used first. */
  public List<Open> list(String username, String here, Instant now) {
    return jooq.selectFrom(PORTAL_SESSION)
        .where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username))
        .and(PORTAL_SESSION.EXPIRY_TIME.gt(now.toEpochMilli()))
        .orderBy(PORTAL_SESSION.LAST_ACCESS_TIME.desc())
        .fetch(
            row ->
                new Open(
                    row.getPrimaryId(),
                    Instant.ofEpochMilli(row.getCreationTime()),
                    Instant.ofEpochMilli(row.getLastAccessTime()),
                    row.getSessionId().equals(here)));
  }

  /** One of somebody's. */
  public void endOne(String username, String id) {
    jooq.deleteFrom(PORTAL_SESSION)
        .where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username))
        .and(PORTAL_SESSION.PRIMARY_ID.eq(id))
        .execute();
  }

  /** Everywhere but here. */
  public void endOthers(String username, String here) {
    jooq.deleteFrom(PORTAL_SESSION)
        .where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username))
        .and(PORTAL_SESSION.SESSION_ID.ne(here))
        .execute();
  }
}
