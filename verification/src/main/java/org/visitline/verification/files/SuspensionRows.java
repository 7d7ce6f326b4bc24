package org.visitline.verification.files;

import java.time.Instant;
import java.util.List;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.time.Period;

/** {@code suspensions.csv}: periods in which a person's care is stopped. */
final class SuspensionRows implements RowReader<Suspension> {

  private static final Columns COLUMNS = new Columns();
  private static final Column SERVICE_USER = COLUMNS.required("service_user_id");
  private static final Column FROM = COLUMNS.required("from");
  private static final Column TO = COLUMNS.optional("to");
  private static final Column REASON = COLUMNS.required("reason");

  @Override
  public String file() {
    return "suspensions.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public Suspension read(Row row) throws RejectedValue {
    ServiceUserId serviceUser = new ServiceUserId(row.id(SERVICE_USER));
    Instant from = row.instant(FROM);
    Instant to = row.optionalInstant(TO);
    if (to != null && !to.isAfter(from)) {
      throw new RejectedValue(TO, "is not after from", "Write when care begins again, or nothing");
    }
    return new Suspension(serviceUser, new Period(from, to), row.text(REASON, 200));
  }

  @Override
  public String key(Suspension suspension) {
    return suspension.serviceUser() + " " + suspension.period().from();
  }

  @Override
  public Column keyColumn() {
    return FROM;
  }
}
