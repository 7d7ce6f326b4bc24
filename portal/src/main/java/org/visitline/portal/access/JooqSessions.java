package org.visitline.portal.access;

import static org.visitline.schema.jooq.Tables.PORTAL_SESSION;

import org.jooq.DSLContext;

/** Ends sessions before their time. */
class JooqSessions {

  private final DSLContext jooq;

  JooqSessions(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Logs somebody out everywhere: the password was changed, the role is another, the job ended. */
  void end(String username) {
    jooq.deleteFrom(PORTAL_SESSION).where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username)).execute();
  }

  /** Everywhere but here. */
  void endOthers(String username, String here) {
    jooq.deleteFrom(PORTAL_SESSION)
        .where(PORTAL_SESSION.PRINCIPAL_NAME.eq(username))
        .and(PORTAL_SESSION.SESSION_ID.ne(here))
        .execute();
  }
}
