package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.util.List;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ProviderRecord;
import org.visitline.verification.directory.Provider;

/** Providers: nothing derived depends on more than their id. */
final class JooqProviders implements Target<Provider> {

  @Override
  public void take(DSLContext sql, List<Line<Provider>> lines, Tally tally) {
    JooqComparison.of(sql, PROVIDER, lines.stream().map(line -> record(line.row())).toList())
        .store(sql, PROVIDER, tally);
  }

  private static ProviderRecord record(Provider provider) {
    return new ProviderRecord()
        .with(PROVIDER.PROVIDER_ID, provider.id().value())
        .with(PROVIDER.NAME, provider.name())
        .with(PROVIDER.CQC_LOCATION_ID, provider.cqcLocationId())
        .with(PROVIDER.CQC_RATING, provider.cqcRating());
  }
}
