package org.visitline.benchmarks.year;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.visitline.benchmarks.year.Person.DailyVisit;
import org.visitline.benchmarks.year.Telephoning.Rung;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/** The input files of the year, written a row at a time. */
final class YearFiles implements AutoCloseable {

  private final Path folder;
  private final CsvWriter visits;
  private final CsvWriter rota;
  private final CsvWriter calls;

  YearFiles(Path folder) throws IOException {
    this.folder = folder;
    visits =
        file(
            "commissioned_visits.csv",
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
            "cancelled");
    rota = file("rota.csv", "commissioned_visit_id", "care_worker_id");
    calls =
        file(
            "logged_calls.csv",
            "call_id",
            "answered_at",
            "caller_number",
            "dialled_number",
            "pin",
            "service_user_code",
            "direction");
  }

  /** Names the weekly order of which a daily visit is an occurrence. */
  static String orderOf(Person person, int daily) {
    return "SO" + person.number() + "-" + daily;
  }

  void people(Town town) throws IOException {
    try (CsvWriter csv = file("providers.csv", "provider_id", "name")) {
      for (int provider = 0; provider < town.providers(); provider++) {
        csv.writeRecord(provider(provider), "Provider " + (provider + 1));
      }
    }
    try (CsvWriter csv =
        file(
            "service_users.csv",
            "service_user_id",
            "code",
            "name",
            "latitude",
            "longitude",
            "phones")) {
      for (Person person : town.people()) {
        csv.writeRecord(
            person.id(),
            person.code(),
            person.name(),
            String.format(Locale.ROOT, "%.5f", person.latitude()),
            String.format(Locale.ROOT, "%.5f", person.longitude()),
            person.phone());
      }
    }
    try (CsvWriter csv =
        file(
            "care_workers.csv",
            "care_worker_id",
            "provider_id",
            "name",
            "pin",
            "contact_number",
            "active_from",
            "active_to")) {
      for (Carer carer : town.carers()) {
        csv.writeRecord(
            carer.id(),
            provider(carer.provider()),
            carer.name(),
            carer.pin(),
            carer.number() % 5 == 0 ? Telephones.mobile(carer.number()) : "",
            carer.from().toString(),
            carer.to().toString());
      }
    }
  }

  void orders(Town town) throws IOException {
    try (CsvWriter csv =
        file(
            "service_orders.csv",
            "service_order_id",
            "service_user_id",
            "provider_id",
            "service_type",
            "valid_from",
            "valid_to",
            "days",
            "start",
            "latest_start",
            "duration_minutes",
            "workers")) {
      for (Person person : town.people()) {
        for (int i = 0; person.ordered() && i < person.daily().size(); i++) {
          DailyVisit terms = person.daily().get(i);
          csv.writeRecord(
              orderOf(person, i),
              person.id(),
              provider(person.provider()),
              "personal care",
              person.from().toString(),
              person.to().toString(),
              terms.weekdaysOnly() ? "MON;TUE;WED;THU;FRI" : "MON;TUE;WED;THU;FRI;SAT;SUN",
              terms.start().toString(),
              latestStart(terms),
              Integer.toString(terms.minutes()),
              Integer.toString(terms.workers()));
        }
      }
    }
  }

  void stays(Town town) throws IOException {
    try (CsvWriter csv = file("suspensions.csv", "service_user_id", "from", "to", "reason")) {
      for (Person person : town.people()) {
        Person.Stay stay = person.suspended();
        if (stay != null) {
          csv.writeRecord(
              person.id(),
              CivilZone.LONDON.startOf(stay.first()).toString(),
              CivilZone.LONDON.startOf(stay.last().plusDays(1)).toString(),
              "hospital");
        }
      }
    }
  }

  void outages(Iterable<Period> outages) throws IOException {
    try (CsvWriter csv = file("outages.csv", "from", "to", "note")) {
      for (Period outage : outages) {
        csv.writeRecord(outage.from().toString(), String.valueOf(outage.to()), "trunk down");
      }
    }
  }

  void visit(PlannedVisit visit) {
    DailyVisit terms = visit.terms();
    if (visit.listed()) {
      visits.writeRecord(
          visit.id(),
          visit.person().id(),
          provider(visit.person().provider()),
          "personal care",
          visit.date().toString(),
          terms.start().toString(),
          latestStart(terms),
          Integer.toString(terms.minutes()),
          Integer.toString(terms.workers()),
          visit.assigned().stream().map(Carer::id).collect(Collectors.joining(";")),
          visit.cancelled() ? "true" : "");
    } else {
      visit.assigned().forEach(carer -> rota.writeRecord(visit.id(), carer.id()));
    }
  }

  void call(Rung call) {
    calls.writeRecord(
        call.id(),
        call.at().toString(),
        call.caller(),
        "08081570100",
        call.pin(),
        call.code(),
        call.direction());
  }

  private static String provider(int number) {
    return "PR" + (100 + number);
  }

  private static String latestStart(DailyVisit terms) {
    return terms.flexible() ? terms.start().plusMinutes(30).toString() : "";
  }

  private CsvWriter file(String name, String... header) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(folder.resolve(name));
    csv.writeRecord(header);
    return csv;
  }

  @Override
  public void close() throws IOException {
    try (visits;
        rota;
        calls) {
      // All three, whichever fails.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
