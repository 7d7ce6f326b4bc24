package org.visitline.app.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.Provider;
import org.visitline.app.sample.borough.ServiceUser;
import org.visitline.app.sample.care.Chronicle;
import org.visitline.app.sample.care.CommissionedVisit;
import org.visitline.app.sample.care.Outage;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.care.ServiceOrder;
import org.visitline.app.sample.care.Suspension;

/** The input files, column by column as the import reads them. */
final class SampleFiles {

  private final Path dir;

  SampleFiles(Path dir) {
    this.dir = dir;
  }

  void writePeople(Population population, LocalDate first) throws IOException {
    try (CsvWriter csv = file("providers.csv")) {
      csv.writeRecord("provider_id", "name", "cqc_location_id", "cqc_rating");
      for (Provider provider : population.providers()) {
        csv.writeRecord(
            provider.id(), provider.name(), provider.cqcLocationId(), provider.rating());
      }
    }
    try (CsvWriter csv = file("service_users.csv")) {
      csv.writeRecord(
          "service_user_id",
          "code",
          "name",
          "address",
          "postcode",
          "latitude",
          "longitude",
          "phones",
          "no_phone");
      for (ServiceUser person : population.serviceUsers()) {
        csv.writeRecord(
            person.id(),
            person.code(),
            person.name(),
            person.place().address(),
            person.place().postcode(),
            String.format(Locale.ROOT, "%.5f", person.place().latitude()),
            String.format(Locale.ROOT, "%.5f", person.place().longitude()),
            String.join(";", person.phones()),
            person.noPhone() ? "true" : "");
      }
    }
    try (CsvWriter csv = file("care_workers.csv")) {
      csv.writeRecord(
          "care_worker_id",
          "provider_id",
          "name",
          "pin",
          "contact_number",
          "language",
          "active_from",
          "active_to");
      for (CareWorker worker : population.careWorkers()) {
        csv.writeRecord(
            worker.id(),
            worker.providerId(),
            worker.name(),
            worker.pin(),
            worker.contactNumber(),
            worker.language(),
            first.toString(),
            worker.activeTo().map(LocalDate::toString).orElse(""));
      }
    }
  }

  void writeCare(Chronicle chronicle) throws IOException {
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

  /** Two who keyed on one call make two rows, as the phone service itself has it. */
  void writeLoggedCalls(List<SampleCall> calls) throws IOException {
    try (CsvWriter csv = file("logged_calls.csv")) {
      csv.writeRecord(
          "call_id",
          "answered_at",
          "caller_number",
          "dialled_number",
          "pin",
          "service_user_code",
          "direction");
      int number = 0;
      for (SampleCall call : calls) {
        number++;
        String id = String.format(Locale.ROOT, "H%07d", number);
        write(csv, id, call, call.pins().isEmpty() ? "" : call.pins().getLast());
        if (!call.secondPin().isEmpty()) {
          write(csv, id + "/2", call, call.secondPin());
        }
      }
    }
  }

  private static void write(CsvWriter csv, String id, SampleCall call, String pin) {
    csv.writeRecord(
        id,
        call.at().toString(),
        call.callerNumber(),
        call.dialledNumber(),
        pin,
        call.serviceUserCode(),
        switch (call.direction()) {
          case "1" -> "ARRIVAL";
          case "2" -> "DEPARTURE";
          default -> "";
        });
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
