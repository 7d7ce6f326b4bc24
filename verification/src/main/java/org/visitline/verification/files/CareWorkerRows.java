package org.visitline.verification.files;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.PromptLanguages;
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
    return new CareWorker(
        new CareWorkerId(row.id(ID)),
        new ProviderId(row.id(PROVIDER)),
        row.text(NAME, 200),
        List.of(new WorkerPin(pin, DateRange.ALWAYS)),
        contact(row),
        language(row),
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

  private @Nullable String contact(Row row) throws RejectedValue {
    String contact = row.optionalText(CONTACT, 40);
    if (contact == null) {
      return null;
    }
    return CallerNumber.find(contact, region)
        .orElseThrow(
            () ->
                new RejectedValue(
                    CONTACT,
                    "is no telephone number",
                    "Write one number with its area code, or leave the cell empty"))
        .e164();
  }

  /** A language without prompts would be answered in another one, and nobody would know why. */
  private static @Nullable String language(Row row) throws RejectedValue {
    String language = row.optionalText(LANGUAGE, 40);
    if (language == null) {
      return null;
    }
    return PromptLanguages.find(language)
        .orElseThrow(
            () ->
                new RejectedValue(
                    LANGUAGE,
                    "is no language that the telephone speaks",
                    "Write one of "
                        + String.join(", ", PromptLanguages.CODES)
                        + ", or leave the cell empty"));
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
