package org.visitline.ivr.witness;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.visitline.ivr.dialogue.UniqueId;

/**
 * Reads Asterisk's call records in the form that {@code asterisk-config} gives them: uniqueid,
 * context, caller, dialled, channel, start, answer, end (seconds since 1970), seconds in all,
 * seconds answered, disposition. Calls that did not come to us are passed over.
 */
final class CallRecords {

  /** What logrotate puts behind a name: a number or a date, and .gz if it compresses. */
  private static final String ROTATED = "[.-][0-9-]+(\\.gz)?";

  private static final int CONTEXT = 1;
  private static final int START = 5;
  private static final int ANSWER = 6;
  private static final int END = 7;
  private static final int DISPOSITION = 10;

  private final Map<String, CallRecord> calls = new LinkedHashMap<>();
  private final Map<String, CallRecord> firstOfSystem = new HashMap<>();

  /** Takes one; of two with one id, the later. */
  void add(CallRecord record) {
    calls.put(record.id().text(), record);
    firstOfSystem.merge(
        record.id().system(),
        record,
        (first, other) -> other.begunAt().isBefore(first.begunAt()) ? other : first);
  }

  Collection<CallRecord> all() {
    return calls.values();
  }

  Optional<CallRecord> find(AsteriskId id) {
    return Optional.ofNullable(calls.get(id.text()));
  }

  /** When each was answered, else begun, and when it was over. */
  Set<Instant> moments() {
    return calls.values().stream()
        .flatMap(record -> Stream.of(record.at(), record.endedAt()))
        .collect(Collectors.toSet());
  }

  /** Of one Asterisk. */
  Stream<CallRecord> of(String system) {
    return calls.values().stream().filter(record -> record.id().system().equals(system));
  }

  /** The first that there is of an Asterisk, however long ago; empty if there is none of it. */
  Optional<CallRecord> findFirst(String system) {
    return Optional.ofNullable(firstOfSystem.get(system));
  }

  /**
   * The calls in these files that ended since then, each once; with what was rotated away from
   * beside them, as {@code visitline.csv.1}, {@code visitline.csv-20261101} or {@code
   * visitline.csv.2.gz}.
   */
  static CallRecords read(List<Path> files, Instant since) throws IOException {
    Set<Path> parts = new LinkedHashSet<>();
    for (Path file : files) {
      List<Path> rotated = rotated(file);
      // Between a rotation and the next call there is no file of this name.
      if (Files.exists(file) || rotated.isEmpty()) {
        parts.add(file);
      }
      parts.addAll(rotated);
    }
    CallRecords records = new CallRecords();
    for (Path file : parts) {
      if (!Files.isReadable(file)) {
        throw new NoSuchFileException(
            file.toString(),
            null,
            "Asterisk's call records are not there, or cannot be read; see that asterisk-config is"
                + " installed, and that this account is in Asterisk's group");
      }
      try (CsvReader<CsvRecord> rows =
          CsvReader.builder()
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(reader(file))) {
        for (CsvRecord row : rows) {
          find(row).ifPresent(records::add);
        }
      }
    }
    records.calls.values().removeIf(record -> record.endedAt().isBefore(since));
    return records;
  }

  private static List<Path> rotated(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    String name = String.valueOf(file.getFileName());
    try (Stream<Path> beside = Files.list(folder)) {
      return beside
          .filter(other -> other.getFileName().toString().startsWith(name))
          .filter(other -> other.getFileName().toString().substring(name.length()).matches(ROTATED))
          .sorted()
          .toList();
    }
  }

  private static Reader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean compressed = file.toString().endsWith(".gz");
    return new InputStreamReader(
        compressed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
  }

  private static Optional<CallRecord> find(CsvRecord row) {
    if (row.getFieldCount() <= END || !row.getField(CONTEXT).startsWith("visitline")) {
      return Optional.empty();
    }
    Optional<AsteriskId> id = AsteriskId.find(UniqueId.kept(row.getField(0)));
    Optional<Instant> begun = moment(row.getField(START));
    return id.isEmpty() || begun.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CallRecord(
                id.get(),
                row.getField(CONTEXT),
                begun.get(),
                moment(row.getField(ANSWER)),
                moment(row.getField(END)).orElse(begun.get()),
                row.getFieldCount() > DISPOSITION ? row.getField(DISPOSITION) : ""));
  }

  /** Nought where it never came to that. */
  private static Optional<Instant> moment(String seconds) {
    try {
      long millis = new BigDecimal(seconds.strip()).movePointRight(3).longValue();
      return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
