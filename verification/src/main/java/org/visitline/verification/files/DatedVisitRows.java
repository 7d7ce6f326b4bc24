package org.visitline.verification.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.VisitTerms;

/**
 * {@code commissioned_visits.csv}: visits commissioned by date, and changes to single occurrences
 * of an order.
 */
final class DatedVisitRows implements RowReader<DatedVisitRow> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("commissioned_visit_id");
  private static final Column SERVICE_USER = COLUMNS.required("service_user_id");
  private static final Column PROVIDER = COLUMNS.required("provider_id");
  private static final Column TYPE = COLUMNS.required("service_type");
  private static final Column DATE = COLUMNS.required("date");
  private static final VisitColumns VISIT = VisitColumns.in(COLUMNS);
  private static final Column ASSIGNED = COLUMNS.optional("assigned_workers");
  private static final Column CANCELLED = COLUMNS.optional("cancelled");

  private final Kept<String, ServiceUserId> serviceUsers = new Kept<>(ServiceUserId::new);
  private final Kept<String, ProviderId> providers = new Kept<>(ProviderId::new);
  private final Kept<String, CareWorkerId> workers = new Kept<>(CareWorkerId::new);
  private final Kept<VisitTerms, VisitTerms> terms = new Kept<>(Function.identity());

  @Override
  public String file() {
    return "commissioned_visits.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public DatedVisitRow read(Row row) throws RejectedValue {
    return new DatedVisitRow(
        new DatedVisit(
            new CommissionedVisitId(row.ownId(ID, Row.LONGEST_ID)),
            serviceUsers.of(row.id(SERVICE_USER)),
            providers.of(row.id(PROVIDER)),
            row.text(TYPE, 60),
            row.date(DATE),
            terms.of(VISIT.read(row)),
            row.flag(CANCELLED)),
        assigned(row));
  }

  @Override
  public String key(DatedVisitRow row) {
    return row.visit().id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }

  private List<CareWorkerId> assigned(Row row) throws RejectedValue {
    if (row.isEmpty(ASSIGNED)) {
      return List.of();
    }
    List<CareWorkerId> assigned = new ArrayList<>(2);
    for (String id : row.list(ASSIGNED)) {
      CareWorkerId worker = workers.of(id);
      if (!assigned.contains(worker)) {
        assigned.add(worker);
      }
    }
    return assigned;
  }
}
