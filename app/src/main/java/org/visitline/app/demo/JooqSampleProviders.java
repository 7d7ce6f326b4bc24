package org.visitline.app.demo;

import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.util.List;
import org.jooq.Records;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;

/** The providers of the sample that is loaded. */
final class JooqSampleProviders {

  /** A provider, as pages call it. */
  record Named(ProviderId id, String name) {}

  private JooqSampleProviders() {}

  static List<Named> list(Database database) {
    return database
        .jooq()
        .select(PROVIDER.PROVIDER_ID.convertFrom(ProviderId::new), PROVIDER.NAME)
        .from(PROVIDER)
        .orderBy(PROVIDER.PROVIDER_ID)
        .fetch(Records.mapping(Named::new));
  }
}
