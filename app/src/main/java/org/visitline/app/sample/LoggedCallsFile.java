package org.visitline.app.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.visitline.app.sample.care.SampleCall;

/** {@code logged_calls.csv}. */
final class LoggedCallsFile {

  private final Path dir;

  LoggedCallsFile(Path dir) {
    this.dir = dir;
  }

  /** Two who keyed on one call make two rows, as the phone service itself has it. */
  void write(List<SampleCall> calls) throws IOException {
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

  private CsvWriter file(String name) throws IOException {
    return CsvWriter.builder().build(dir.resolve(name));
  }
}
