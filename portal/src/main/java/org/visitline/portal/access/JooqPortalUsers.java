package org.visitline.portal.access;

import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.schema.ProviderId;

/** The people who may log in, as they are stored. */
class JooqPortalUsers {

  private final DSLContext jooq;

  JooqPortalUsers(DSLContext jooq) {
    this.jooq = jooq;
  }

  Optional<SignedIn> find(String username) {
    return jooq.selectFrom(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq(username))
        .fetchOptional(
            row ->
                new SignedIn(
                    row.getUsername(),
                    row.getDisplayName(),
                    Role.valueOf(row.getRole()),
                    row.getProviderId(),
                    row.getPasswordHash()));
  }

  void save(SignedIn user) {
    String provider = user.scope().only().map(ProviderId::value).orElse(null);
    jooq.insertInto(PORTAL_USER)
        .set(PORTAL_USER.USERNAME, user.getUsername())
        .set(PORTAL_USER.DISPLAY_NAME, user.displayName())
        .set(PORTAL_USER.PASSWORD_HASH, user.getPassword())
        .set(PORTAL_USER.ROLE, user.officer() ? Role.OFFICER.name() : Role.PROVIDER.name())
        .set(PORTAL_USER.PROVIDER_ID, provider)
        .onDuplicateKeyUpdate()
        .set(PORTAL_USER.DISPLAY_NAME, user.displayName())
        .set(PORTAL_USER.PASSWORD_HASH, user.getPassword())
        .set(PORTAL_USER.ROLE, user.officer() ? Role.OFFICER.name() : Role.PROVIDER.name())
        .set(PORTAL_USER.PROVIDER_ID, provider)
        .execute();
  }
}
