package org.visitline.verification.files;

import java.time.Instant;
import java.util.List;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.Period;

/** {@code outages.csv}: periods in which no call could have been logged. */
final class OutageRows implements RowReader<Outage> {

  private static final Columns COLUMNS = new Columns();
  private static final Column FROM = COLUMNS.required("from");
  private static final Column TO = COLUMNS.required("to");
  private static final Column NOTE = COLUMNS.optional("note");

  @Override
  public String file() {
    return "outages.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public Outage read(Row row) throws RejectedValue {
    Instant from = row.instant(FROM);
    Instant to = row.instant(TO);
    if (!to.isAfter(from)) {
      throw new RejectedValue(TO, "is not after from", "Write when calls could be logged again");
    }
    String note = row.optionalText(NOTE, 200);
    return new Outage(new Period(from, to), note == null ? "" : note);
  }

  @Override
  public String key(Outage outage) {
    return outage.period().from() + " " + outage.period().to();
  }

  @Override
  public Column keyColumn() {
    return FROM;
  }
}
