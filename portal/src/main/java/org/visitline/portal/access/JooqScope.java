package org.visitline.portal.access;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
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
    return scope.only().map(ProviderId::value).map(providerId::eq).orElse(DSL.noCondition());
  }
}
