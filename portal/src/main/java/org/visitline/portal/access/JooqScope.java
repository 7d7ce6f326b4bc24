package org.visitline.portal.access;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;

/** A scope as a condition of a query. */
public final class JooqScope {

  private JooqScope() {}

  /**
   * The rows whose provider may be seen; of a table that names a service user, those of the
   * reader's areas. A row with no provider at all is seen by the council's people only.
   *
   * @param providerId the column that names the row's provider
   */
  public static Condition within(Scope scope, Field<String> providerId) {
    Condition provider =
        scope.only().map(ProviderId::value).map(providerId::eq).orElse(noCondition());
    Field<String> serviceUserId = serviceUserBeside(providerId);
    return serviceUserId == null ? provider : provider.and(withinAreas(scope, serviceUserId));
  }

  /**
   * The service users whose name the reader may see: of a provider those for whom it has or had an
   * order or a visit, and of an officer kept to some areas those who live there.
   *
   * @param serviceUserId the column that names the row's service user
   */
  public static Condition knows(Scope scope, Field<String> serviceUserId) {
    if (scope.isOfficer()) {
      return withinAreas(scope, serviceUserId);
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

  /**
   * The rows whose service user lives in the reader's areas; for a table without a provider.
   *
   * @param serviceUserId the column that names the row's service user
   */
  public static Condition withinAreas(Scope scope, Field<String> serviceUserId) {
    if (scope.areas().isEmpty()) {
      return noCondition();
    }
    // The first half of a postcode stands before its blank: ZZ1 is not in ZZ11.
    Field<String> area =
        function("substring_index", String.class, SERVICE_USER.POSTCODE, inline(" "), inline(1));
    return serviceUserId.in(
        select(SERVICE_USER.SERVICE_USER_ID).from(SERVICE_USER).where(area.in(scope.areas())));
  }

  /** Its table's column of the service user, if it has one. */
  private static @Nullable Field<String> serviceUserBeside(Field<String> providerId) {
    return providerId instanceof TableField<?, ?> column && column.getTable() != null
        ? column.getTable().field("service_user_id", String.class)
        : null;
  }
}
