package org.visitline.verification.files;

import java.time.LocalDate;
import java.util.List;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.WorkerPin;
import org.visitline.verification.time.DateRange;

/**
 * {@code care_workers.csv}: who gives care, for whom, and by which PIN. The file says which PIN is
 * a worker's today and nothing of when it began, so each is read as always theirs.
 */
final class CareWorkerRows implements RowReader<CareWorker> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("care_worker_id");
  private static final Column PROVIDER = COLUMNS.required("provider_id");
  private static final Column NAME = COLUMNS.required("name");
  private static final Column PIN = COLUMNS.secret("pin");
  private static final Column CONTACT = COLUMNS.optional("contact_number");
  private static final Column LANGUAGE = COLUMNS.optional("language");
  private static final Column ACTIVE_FROM = COLUMNS.optional("active_from");
  private static final Column ACTIVE_TO = COLUMNS.optional("active_to");

  private final String region;

  CareWorkerRows(String region) {
    this.region = region;
  }

  @Override
  public String file() {
    return "care_workers.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public CareWorker read(Row row) throws RejectedValue {
    String pin = row.digits(PIN, 4, 8);
    String contact = row.optionalText(CONTACT, 40);
    return new CareWorker(
        new CareWorkerId(row.id(ID)),
        new ProviderId(row.id(PROVIDER)),
        row.text(NAME, 200),
        List.of(new WorkerPin(pin, DateRange.ALWAYS)),
        contact == null
            ? null
            : CallerNumber.find(contact, region).map(CallerNumber::e164).orElse(null),
        row.optionalText(LANGUAGE, 10),
        active(row));
  }

  @Override
  public String key(CareWorker worker) {
    return worker.id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }

  private static DateRange active(Row row) throws RejectedValue {
    LocalDate from = row.optionalDate(ACTIVE_FROM);
    LocalDate to = row.optionalDate(ACTIVE_TO);
    if (from != null && to != null && to.isBefore(from)) {
      throw new RejectedValue(
          ACTIVE_TO, "is before active_from", "Write the last day of the employment");
    }
    return new DateRange(from, to);
  }
}
