package org.visitline.verification.files;

import java.util.List;
import org.visitline.schema.ProviderId;
import org.visitline.verification.directory.Provider;

/** {@code providers.csv}: the homecare agencies under contract. */
final class ProviderRows implements RowReader<Provider> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("provider_id");
  private static final Column NAME = COLUMNS.required("name");
  private static final Column CQC_LOCATION = COLUMNS.optional("cqc_location_id");
  private static final Column CQC_RATING = COLUMNS.optional("cqc_rating");

  @Override
  public String file() {
    return "providers.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public Provider read(Row row) throws RejectedValue {
    return new Provider(
        new ProviderId(row.id(ID)),
        row.text(NAME, 200),
        row.optionalText(CQC_LOCATION, 32),
        row.optionalText(CQC_RATING, 40));
  }

  @Override
  public String key(Provider provider) {
    return provider.id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }
}
