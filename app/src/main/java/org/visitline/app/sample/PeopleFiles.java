package org.visitline.app.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.Provider;
import org.visitline.app.sample.borough.ServiceUser;

/** {@code providers.csv}, {@code service_users.csv} and {@code care_workers.csv}. */
final class PeopleFiles {

  private final Path dir;

  PeopleFiles(Path dir) {
    this.dir = dir;
  }

  void write(Population population, LocalDate first) throws IOException {
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

  private CsvWriter file(String name) throws IOException {
    return CsvWriter.builder().build(dir.resolve(name));
  }
}
