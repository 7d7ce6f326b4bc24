package org.visitline.portal.retention;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.visitline.schema.Database;

/**
 * Everything that is held on one service user, as one archive of CSV files: what a person has the
 * right to see. Nobody else who receives care is in it; care workers are, by their reference.
 */
final class PersonExport {

  private final Database database;

  PersonExport(Database database) {
    this.database = database;
  }

  /** Writes the archive. */
  void write(String serviceUserId, Instant at, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      List<String> files = new ArrayList<>();
      for (JooqPersonRows.Table table : new JooqPersonRows(database).read(serviceUserId)) {
        if (!table.rows().isEmpty()) {
          entry(zip, table.name() + ".csv", writer -> csv(writer, table));
          files.add("%s.csv  %d rows".formatted(table.name(), table.rows().size()));
        }
      }
      entry(
          zip,
          "READ-ME.txt",
          writer ->
              writer.write(
                  "Everything that Visitline holds on service user %s, at %s.%n%n%s%n%n%s%n"
                      .formatted(
                          serviceUserId,
                          at,
                          String.join(System.lineSeparator(), files),
                          "Times are UTC. Where a text named somebody else who receives care,"
                              + " it is left out.")));
    }
  }

  private static void csv(Writer writer, JooqPersonRows.Table table) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord(table.columns());
    table.rows().forEach(csv::writeRecord);
    csv.flush();
  }

  private interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    // Not closed: it would close the archive.
    Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    content.writeTo(writer);
    writer.flush();
    zip.closeEntry();
  }
}
