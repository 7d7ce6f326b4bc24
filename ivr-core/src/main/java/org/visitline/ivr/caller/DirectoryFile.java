package org.visitline.ivr.caller;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Language;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/**
 * The directory on this machine's disk, so that the phone knows its callers when it starts with the
 * database away. A CSV file whose rows begin with what they are; no PIN is in it, only keyed
 * hashes.
 */
final class DirectoryFile {

  /** The last row; a file without it was cut short and is not used. */
  private static final String END = "end";

  private final Path file;

  DirectoryFile(Path file) {
    this.file = file;
  }

  void save(Directory directory) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (CsvWriter csv = CsvWriter.builder().build(fresh)) {
      directory
          .pins()
          .forEach((hash, issued) -> issued.forEach(pin -> csv.writeRecord(row(hash, pin))));
      directory
          .lines()
          .forEach((number, lines) -> lines.forEach(line -> csv.writeRecord(row(number, line))));
      directory.codes().forEach((code, person) -> csv.writeRecord("code", code, person.value()));
      directory
          .expected()
          .forEach(
              (person, visits) -> visits.forEach(visit -> csv.writeRecord(row(person, visit))));
      csv.writeRecord(END);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was saved last; empty if nothing was, or if the file is not whole. */
  Optional<Directory> find() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, List<IssuedPin>> pins = new HashMap<>();
    Map<CallerNumber, List<RegisteredLine>> lines = new HashMap<>();
    Map<String, ServiceUserId> codes = new HashMap<>();
    Map<ServiceUserId, List<ExpectedVisit>> expected = new HashMap<>();
    boolean whole = false;
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        switch (row.getField(0)) {
          case "pin" -> list(pins, row.getField(1)).add(pin(row));
          case "line" -> list(lines, new CallerNumber(row.getField(1))).add(line(row));
          case "code" -> codes.put(row.getField(1), new ServiceUserId(row.getField(2)));
          case "visit" -> list(expected, new ServiceUserId(row.getField(1))).add(visit(row));
          default -> whole = row.getField(0).equals(END);
        }
      }
    } catch (CsvParseException
        | DateTimeParseException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      // Somebody else's file, or a broken one: it says nothing.
      return Optional.empty();
    }
    return whole ? Optional.of(new Directory(pins, lines, codes, expected)) : Optional.empty();
  }

  private static String[] row(String hash, IssuedPin pin) {
    return new String[] {
      "pin",
      hash,
      pin.worker().id().value(),
      pin.worker().providerId().value(),
      pin.worker().language().map(Language::code).orElse(""),
      pin.from().toString(),
      pin.to().map(LocalDate::toString).orElse("")
    };
  }

  private static IssuedPin pin(CsvRecord row) {
    return new IssuedPin(
        new CareWorker(
            new CareWorkerId(row.getField(2)),
            new ProviderId(row.getField(3)),
            Language.find(row.getField(4))),
        LocalDate.parse(row.getField(5)),
        filled(row.getField(6)).map(LocalDate::parse));
  }

  private static String[] row(CallerNumber number, RegisteredLine line) {
    return new String[] {
      "line",
      number.e164(),
      line.serviceUser().value(),
      line.from().toString(),
      line.to().map(Instant::toString).orElse("")
    };
  }

  private static RegisteredLine line(CsvRecord row) {
    return new RegisteredLine(
        new ServiceUserId(row.getField(2)),
        Instant.parse(row.getField(3)),
        filled(row.getField(4)).map(Instant::parse));
  }

  private static String[] row(ServiceUserId person, ExpectedVisit visit) {
    return new String[] {
      "visit",
      person.value(),
      visit.provider().value(),
      visit.date().toString(),
      visit.start().toString(),
      visit.latestStart().toString(),
      visit.duration().toString()
    };
  }

  private static ExpectedVisit visit(CsvRecord row) {
    return new ExpectedVisit(
        new ProviderId(row.getField(2)),
        LocalDate.parse(row.getField(3)),
        Instant.parse(row.getField(4)),
        Instant.parse(row.getField(5)),
        Duration.parse(row.getField(6)));
  }

  private static Optional<String> filled(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
    return lists.computeIfAbsent(key, none -> new ArrayList<>());
  }
}
