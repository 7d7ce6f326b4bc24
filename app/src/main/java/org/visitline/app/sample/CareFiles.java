package org.visitline.app.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.visitline.app.sample.care.Chronicle;
import org.visitline.app.sample.orders.CommissionedVisit;
import org.visitline.app.sample.orders.Outage;
import org.visitline.app.sample.orders.ServiceOrder;
import org.visitline.app.sample.orders.Suspension;

/**
 * {@code service_orders.csv}, {@code commissioned_visits.csv}, {@code rota.csv}, {@code
 * suspensions.csv} and {@code outages.csv}.
 */
final class CareFiles {

  private final Path dir;

  CareFiles(Path dir) {
    this.dir = dir;
  }

  void write(Chronicle chronicle) throws IOException {
    writeOrders(chronicle.commissioning().orders());
    writeListed(chronicle);
    try (CsvWriter csv = file("rota.csv")) {
      csv.writeRecord("commissioned_visit_id", "care_worker_id");
      for (Chronicle.RotaRow row : chronicle.rota()) {
        csv.writeRecord(row.commissionedVisitId(), row.careWorkerId());
      }
    }
    try (CsvWriter csv = file("suspensions.csv")) {
      csv.writeRecord("service_user_id", "from", "to", "reason");
      for (Suspension suspension : chronicle.commissioning().suspensions()) {
        csv.writeRecord(
            suspension.serviceUser().id(),
            suspension.from().toString(),
            suspension.to().map(Object::toString).orElse(""),
            suspension.reason());
      }
    }
    try (CsvWriter csv = file("outages.csv")) {
      csv.writeRecord("from", "to", "note");
      for (Outage outage : chronicle.outages()) {
        csv.writeRecord(outage.from().toString(), outage.to().toString(), outage.note());
      }
    }
  }

  private void writeOrders(List<ServiceOrder> orders) throws IOException {
    try (CsvWriter csv = file("service_orders.csv")) {
      csv.writeRecord(
          "service_order_id",
          "service_user_id",
          "provider_id",
          "service_type",
          "valid_from",
          "valid_to",
          "days",
          "every_weeks",
          "start",
          "latest_start",
          "duration_minutes",
          "workers",
          "time_critical");
      for (ServiceOrder order : orders) {
        csv.writeRecord(
            order.id(),
            order.serviceUser().id(),
            order.providerId(),
            order.serviceType(),
            order.validFrom().toString(),
            order.validTo().map(LocalDate::toString).orElse(""),
            days(order.days()),
            String.valueOf(order.everyWeeks()),
            order.start().toString(),
            order.latestStart().toString(),
            String.valueOf(order.minutes()),
            String.valueOf(order.workers()),
            String.valueOf(order.timeCritical()));
      }
    }
  }

  private void writeListed(Chronicle chronicle) throws IOException {
    try (CsvWriter csv = file("commissioned_visits.csv")) {
      csv.writeRecord(
          "commissioned_visit_id",
          "service_user_id",
          "provider_id",
          "service_type",
          "date",
          "start",
          "latest_start",
          "duration_minutes",
          "workers",
          "assigned_workers",
          "time_critical",
          "cancelled");
      for (CommissionedVisit visit : chronicle.commissioning().listed()) {
        csv.writeRecord(
            visit.id(),
            visit.serviceUser().id(),
            visit.providerId(),
            visit.serviceType(),
            visit.date().toString(),
            visit.start().toString(),
            visit.latestStart().toString(),
            String.valueOf(visit.minutes()),
            String.valueOf(visit.workers()),
            assigned(chronicle, visit),
            String.valueOf(visit.timeCritical()),
            String.valueOf(visit.cancelled()));
      }
    }
  }

  private static String assigned(Chronicle chronicle, CommissionedVisit visit) {
    return chronicle.rota().stream()
        .filter(row -> row.commissionedVisitId().equals(visit.id()))
        .map(Chronicle.RotaRow::careWorkerId)
        .collect(Collectors.joining(";"));
  }

  private static String days(Set<DayOfWeek> days) {
    return Arrays.stream(DayOfWeek.values())
        .filter(days::contains)
        .map(day -> day.name().substring(0, 3))
        .collect(Collectors.joining(";"));
  }

  private CsvWriter file(String name) throws IOException {
    return CsvWriter.builder().build(dir.resolve(name));
  }
}
