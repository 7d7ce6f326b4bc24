package org.visitline.portal.retention;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.schema.Database;

/**
 * Everything that is held on one service user, or on one care worker, as one archive of CSV files:
 * what they have the right to see. Nobody else who receives care is in it; other care workers are,
 * by their reference. What no program can tell (a photograph, a recording) lies in a folder to be
 * looked at first.
 */
final class PersonExport {

  private static final String LOOK_FIRST = "look-first/";

  private final Database database;
  private final ZoneId zone;

  /**
   * Takes it from this database.
   *
   * @param zone by whose dates a PIN is in force, and whose clocks say when this was taken
   */
  PersonExport(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /** Writes the archive of a service user. */
  void writeServiceUser(String id, Instant at, OutputStream out) throws IOException {
    write(new JooqPersonRows(database).ofServiceUser(id), "service user", id, at, out);
  }

  /** Writes the archive of a care worker. */
  void writeCareWorker(String id, Instant at, OutputStream out) throws IOException {
    write(new JooqPersonRows(database).ofCareWorker(id, zone), "care worker", id, at, out);
  }

  private void write(
      JooqPersonRows.Everything all, String who, String id, Instant at, OutputStream out)
      throws IOException {
    String taken = new CivilTime(zone, () -> at).moment(at);
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      List<String> attached = new ArrayList<>();
      for (JooqPersonRows.Table table : all.tables()) {
        if (!table.rows().isEmpty()) {
          entry(zip, table.name() + ".csv", writer -> csv(writer, table));
        }
      }
      for (JooqPersonRows.Attached file : all.attached()) {
        zip.putNextEntry(new ZipEntry(LOOK_FIRST + file.name()));
        zip.write(file.content().array());
        zip.closeEntry();
        attached.add(LOOK_FIRST + file.name());
      }
      entry(
          zip,
          ExportReadMe.NAME,
          writer -> writer.write(ExportReadMe.of(who, id, all, attached, taken)));
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
