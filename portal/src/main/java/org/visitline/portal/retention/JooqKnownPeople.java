package org.visitline.portal.retention;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import org.jooq.DSLContext;
import org.visitline.portal.furniture.JooqIds;

/** Whether somebody is there. */
class JooqKnownPeople {

  private final DSLContext jooq;

  JooqKnownPeople(DSLContext jooq) {
    this.jooq = jooq;
  }

  boolean isThere(String kind, String id) {
    return switch (kind) {
      case "SERVICE_USER" ->
          jooq.fetchExists(SERVICE_USER, JooqIds.named(SERVICE_USER.SERVICE_USER_ID, id));
      case "CARE_WORKER" ->
          jooq.fetchExists(CARE_WORKER, JooqIds.named(CARE_WORKER.CARE_WORKER_ID, id));
      case "PROVIDER" -> jooq.fetchExists(PROVIDER, JooqIds.named(PROVIDER.PROVIDER_ID, id));
      default -> false;
    };
  }
}
