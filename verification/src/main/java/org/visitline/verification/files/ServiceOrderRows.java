package org.visitline.verification.files;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.time.DateRange;

/** {@code service_orders.csv}: the weekly patterns that the council commissioned. */
final class ServiceOrderRows implements RowReader<ServiceOrder> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("service_order_id");
  private static final Column SERVICE_USER = COLUMNS.required("service_user_id");
  private static final Column PROVIDER = COLUMNS.required("provider_id");
  private static final Column TYPE = COLUMNS.required("service_type");
  private static final Column VALID_FROM = COLUMNS.required("valid_from");
  private static final Column VALID_TO = COLUMNS.optional("valid_to");
  private static final Column DAYS = COLUMNS.required("days");
  private static final Column EVERY_WEEKS = COLUMNS.optional("every_weeks");
  private static final VisitColumns VISIT = VisitColumns.in(COLUMNS);

  private static final Map<String, DayOfWeek> DAY_NAMES =
      Map.of(
          "MON", DayOfWeek.MONDAY,
          "TUE", DayOfWeek.TUESDAY,
          "WED", DayOfWeek.WEDNESDAY,
          "THU", DayOfWeek.THURSDAY,
          "FRI", DayOfWeek.FRIDAY,
          "SAT", DayOfWeek.SATURDAY,
          "SUN", DayOfWeek.SUNDAY);

  /** An occurrence is named by the order, an @ and a date: 64 characters must hold all of it. */
  private static final int LONGEST_ID = 52;

  @Override
  public String file() {
    return "service_orders.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public ServiceOrder read(Row row) throws RejectedValue {
    LocalDate from = row.date(VALID_FROM);
    LocalDate to = row.optionalDate(VALID_TO);
    if (to != null && to.isBefore(from)) {
      throw new RejectedValue(VALID_TO, "is before valid_from", "Write the last day of the order");
    }
    return new ServiceOrder(
        new ServiceOrderId(row.id(ID, LONGEST_ID)),
        new ServiceUserId(row.id(SERVICE_USER)),
        new ProviderId(row.id(PROVIDER)),
        row.text(TYPE, 60),
        new DateRange(from, to),
        days(row),
        row.number(EVERY_WEEKS, 1, 520, 1),
        VISIT.read(row));
  }

  @Override
  public String key(ServiceOrder order) {
    return order.id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }

  private static Set<DayOfWeek> days(Row row) throws RejectedValue {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : row.list(DAYS)) {
      DayOfWeek day = DAY_NAMES.get(name);
      if (day == null) {
        throw noDays("holds '" + (name.length() > 20 ? name.substring(0, 20) : name) + "'");
      }
      days.add(day);
    }
    if (days.isEmpty()) {
      throw noDays("names no day");
    }
    return days;
  }

  private static RejectedValue noDays(String reason) {
    return new RejectedValue(
        DAYS, reason, "Write the days of the week as MON;TUE;WED;THU;FRI;SAT;SUN");
  }
}
