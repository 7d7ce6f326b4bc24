package org.visitline.portal.access;

import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The people who may log in, as they are stored. */
class JooqPortalUsers {

  private static final String BETWEEN_AREAS = ";";

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
                    areas(row.getAreas()),
                    row.getPasswordHash()));
  }

  void save(SignedIn user) {
    jooq.insertInto(PORTAL_USER)
        .set(PORTAL_USER.USERNAME, user.getUsername())
        .set(PORTAL_USER.DISPLAY_NAME, user.displayName())
        .set(PORTAL_USER.PASSWORD_HASH, user.getPassword())
        .set(PORTAL_USER.ROLE, user.roleName())
        .set(PORTAL_USER.PROVIDER_ID, user.employer())
        .set(PORTAL_USER.AREAS, String.join(BETWEEN_AREAS, user.scope().areas()))
        .onDuplicateKeyUpdate()
        .set(PORTAL_USER.DISPLAY_NAME, user.displayName())
        .set(PORTAL_USER.PASSWORD_HASH, user.getPassword())
        .set(PORTAL_USER.ROLE, user.roleName())
        .set(PORTAL_USER.PROVIDER_ID, user.employer())
        .set(PORTAL_USER.AREAS, String.join(BETWEEN_AREAS, user.scope().areas()))
        .execute();
  }

  private static List<String> areas(String stored) {
    return stored.isEmpty() ? List.of() : List.of(stored.split(BETWEEN_AREAS));
  }
}
