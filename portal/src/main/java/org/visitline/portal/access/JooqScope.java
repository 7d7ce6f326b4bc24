package org.visitline.portal.access;

import static org.jooq.impl.DSL.field;
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
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
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
    return any(selectOne()
            .from(SERVICE_ORDER)
            .where(SERVICE_ORDER.SERVICE_USER_ID.eq(serviceUserId))
            .and(within(scope, SERVICE_ORDER.PROVIDER_ID)))
        .or(
            any(
                selectOne()
                    .from(DATED_VISIT)
                    .where(DATED_VISIT.SERVICE_USER_ID.eq(serviceUserId))
                    .and(within(scope, DATED_VISIT.PROVIDER_ID))))
        .or(
            any(
                selectOne()
                    .from(VISIT.forceIndex("visit_known_to"))
                    .where(VISIT.SERVICE_USER_ID.eq(serviceUserId))
                    .and(within(scope, VISIT.PROVIDER_ID))));
  }

  /**
   * Whether there is one: asked for each person by a look into an index. Of an 'exists' MariaDB
   * makes a list of everybody whom the provider has ever visited, from every visit.
   */
  private static Condition any(SelectConditionStep<Record1<Integer>> rows) {
    return field(rows.limit(1)).isNotNull();
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
    return serviceUserId.in(
        select(SERVICE_USER.SERVICE_USER_ID).from(SERVICE_USER).where(livesIn(scope)));
  }

  /** The service users, of their own table, who live in the reader's areas. */
  public static Condition livesIn(Scope scope) {
    // The first half of a postcode stands before its blank: ZZ1 is not in ZZ11.
    return function("substring_index", String.class, SERVICE_USER.POSTCODE, inline(" "), inline(1))
        .in(scope.areas());
  }

  /** Its table's column of the service user, if it has one. */
  private static @Nullable Field<String> serviceUserBeside(Field<String> providerId) {
    return providerId instanceof TableField<?, ?> column && column.getTable() != null
        ? column.getTable().field("service_user_id", String.class)
        : null;
  }
}
