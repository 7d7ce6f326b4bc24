package org.visitline.verification.files;

import java.util.List;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.schedule.RotaEntry;

/** {@code rota.csv}: whom the provider means to send, one row for a visit and a worker. */
final class RotaRows implements RowReader<RotaEntry> {

  private static final Columns COLUMNS = new Columns();
  private static final Column VISIT = COLUMNS.required("commissioned_visit_id");
  private static final Column WORKER = COLUMNS.required("care_worker_id");

  @Override
  public String file() {
    return "rota.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public RotaEntry read(Row row) throws RejectedValue {
    return new RotaEntry(new CommissionedVisitId(row.id(VISIT)), new CareWorkerId(row.id(WORKER)));
  }

  @Override
  public String key(RotaEntry entry) {
    return entry.visit() + " " + entry.worker();
  }

  @Override
  public Column keyColumn() {
    return VISIT;
  }
}
