package org.visitline.portal.access;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.VISIT;

import org.jooq.Condition;
import org.jooq.Field;
import org.visitline.schema.ProviderId;

/** A scope as a condition of a query. */
public final class JooqScope {

  private JooqScope() {}

  /**
   * The rows whose provider may be seen. A row with no provider at all is seen by officers only.
   *
   * @param providerId the column that names the row's provider
   */
  public static Condition within(Scope scope, Field<String> providerId) {
    return scope.only().map(ProviderId::value).map(providerId::eq).orElse(noCondition());
  }

  /**
   * The service users whose name the reader may see: of a provider those for whom it has or had an
   * order or a visit.
   *
   * @param serviceUserId the column that names the row's service user
   */
  public static Condition knows(Scope scope, Field<String> serviceUserId) {
    if (scope.isOfficer()) {
      return noCondition();
    }
    return exists(
            selectOne()
                .from(SERVICE_ORDER)
                .where(SERVICE_ORDER.SERVICE_USER_ID.eq(serviceUserId))
                .and(within(scope, SERVICE_ORDER.PROVIDER_ID)))
        .or(
            exists(
                selectOne()
                    .from(DATED_VISIT)
                    .where(DATED_VISIT.SERVICE_USER_ID.eq(serviceUserId))
                    .and(within(scope, DATED_VISIT.PROVIDER_ID))))
        .or(
            exists(
                selectOne()
                    .from(VISIT)
                    .where(VISIT.SERVICE_USER_ID.eq(serviceUserId))
                    .and(within(scope, VISIT.PROVIDER_ID))));
  }
}
