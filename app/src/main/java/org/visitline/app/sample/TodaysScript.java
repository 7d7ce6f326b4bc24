package org.visitline.app.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.care.SampleCall.HangUp;

/**
 * {@code calls_today.csv}: today's calls, to be rung by the demo at their time. A format of our
 * own; the import does not read it.
 *
 * <p>Columns: answered_at (instant), caller_number (as presented; empty when withheld),
 * dialled_number, pins (tries, {@code ;} between; the last is the one that counts),
 * service_user_code, direction (key 1 or 2), second_pin (of a second worker, behind key 3),
 * hangs_up (AT_END, AFTER_KEYS, BEFORE_PIN), note.
 */
public final class TodaysScript {

  private static final String FILE = "calls_today.csv";

  private TodaysScript() {}

  static void write(Path dir, List<SampleCall> calls) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(dir.resolve(FILE))) {
      csv.writeRecord(
          "answered_at",
          "caller_number",
          "dialled_number",
          "pins",
          "service_user_code",
          "direction",
          "second_pin",
          "hangs_up",
          "note");
      for (SampleCall call : calls) {
        csv.writeRecord(
            call.at().toString(),
            call.callerNumber(),
            call.dialledNumber(),
            String.join(";", call.pins()),
            call.serviceUserCode(),
            call.direction(),
            call.secondPin(),
            call.hangsUp().name(),
            call.note());
      }
    }
  }

  /**
   * The calls of the script in a sample's folder, by time.
   *
   * @throws IllegalStateException if a line is not as {@link SampleBorough#write} writes it
   */
  public static List<SampleCall> read(Path dir) {
    Path file = dir.resolve(FILE);
    List<SampleCall> calls = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : csv) {
        try {
          calls.add(call(line));
        } catch (RuntimeException e) {
          throw new IllegalStateException(
              file
                  + ", line "
                  + line.getStartingLineNumber()
                  + ", is no call of the demo's script: "
                  + e.getMessage()
                  + ". Make the sample again with: visitline demo --fresh",
              e);
        }
      }
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read today's calls from " + file, e);
    }
  }

  private static SampleCall call(NamedCsvRecord line) {
    String pins = line.getField("pins");
    return new SampleCall(
        Instant.parse(line.getField("answered_at")),
        line.getField("caller_number"),
        line.getField("dialled_number"),
        pins.isEmpty() ? List.of() : List.of(pins.split(";", -1)),
        line.getField("service_user_code"),
        line.getField("direction"),
        line.getField("second_pin"),
        HangUp.valueOf(line.getField("hangs_up")),
        line.getField("note"));
  }
}
