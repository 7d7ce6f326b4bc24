package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.util.List;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ProviderRecord;
import org.visitline.verification.directory.Provider;
import org.visitline.verification.store.JooqMarks;

/** Providers. What is said of a visit to which nobody came says whose it was to be, by name. */
final class JooqProviders implements Target<Provider> {

  private final JooqMarks marks;

  JooqProviders(JooqMarks marks) {
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<Provider>> lines, Tally tally) {
    JooqComparison<ProviderRecord> comparison =
        JooqComparison.of(sql, PROVIDER, lines.stream().map(line -> record(line.row())).toList());
    comparison.store(sql, PROVIDER, tally);
    if (!comparison.touched().isEmpty()) {
      marks.directory(sql);
      JooqNamed.providers(
          sql, comparison.touched().stream().map(ProviderRecord::getProviderId).toList(), marks);
    }
  }

  private static ProviderRecord record(Provider provider) {
    return new ProviderRecord()
        .with(PROVIDER.PROVIDER_ID, provider.id().value())
        .with(PROVIDER.NAME, provider.name())
        .with(PROVIDER.CQC_LOCATION_ID, provider.cqcLocationId())
        .with(PROVIDER.CQC_RATING, provider.cqcRating());
  }
}
