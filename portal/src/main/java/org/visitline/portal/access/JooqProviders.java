package org.visitline.portal.access;

import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.util.List;
import org.jooq.DSLContext;

/** The providers that a reader may choose among. */
public class JooqProviders {

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqProviders(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * A provider in a list to choose from.
   *
   * @param id as in addresses and files
   * @param name as people say it
   */
  public record Choice(String id, String name) {}

  /** By name. A provider's own reader has one to choose from. */
  public List<Choice> list(Scope scope) {
    return jooq.select(PROVIDER.PROVIDER_ID, PROVIDER.NAME)
        .from(PROVIDER)
        .where(JooqScope.within(scope, PROVIDER.PROVIDER_ID))
        .orderBy(PROVIDER.NAME, PROVIDER.PROVIDER_ID)
        .fetch(row -> new Choice(row.get(PROVIDER.PROVIDER_ID), row.get(PROVIDER.NAME)));
  }
}
