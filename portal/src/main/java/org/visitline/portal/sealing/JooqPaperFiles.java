package org.visitline.portal.sealing;

import static org.visitline.schema.jooq.Tables.SEALED_FILE;
import static org.visitline.schema.jooq.Tables.SEALED_FILE_PART;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;

/** Keeps the files of sealed papers as they were made. */
class JooqPaperFiles {

  private static final int PART = 1 << 20;

  private final DSLContext jooq;

  JooqPaperFiles(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A file, without what is in it. */
  record Kept(String name, String mediaType, long bytes, String sha256) {}

  /** By name. */
  List<Kept> list(PaperId id) {
    return jooq.selectFrom(SEALED_FILE)
        .where(SEALED_FILE.SEALED_TIMESHEET_ID.eq(id.timesheet()))
        .and(SEALED_FILE.CORRECTION.eq(id.correction()))
        .orderBy(SEALED_FILE.NAME)
        .fetch(
            row ->
                new Kept(
                    row.getName(),
                    row.getMediaType(),
                    row.getBytes(),
                    HexFormat.of().formatHex(row.getSha256())));
  }

  Optional<Kept> find(PaperId id, String name) {
    return list(id).stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** Writes what is in a file, part by part. */
  void copy(PaperId id, String name, OutputStream to) throws IOException {
    try (Cursor<?> parts =
        jooq.select(SEALED_FILE_PART.CONTENT)
            .from(SEALED_FILE_PART)
            .where(SEALED_FILE_PART.SEALED_TIMESHEET_ID.eq(id.timesheet()))
            .and(SEALED_FILE_PART.CORRECTION.eq(id.correction()))
            .and(SEALED_FILE_PART.NAME.eq(name))
            .orderBy(SEALED_FILE_PART.PART_NO)
            .fetchSize(1)
            .fetchLazy()) {
      for (var part : parts) {
        to.write(part.get(SEALED_FILE_PART.CONTENT));
      }
    }
  }

  static void keep(DSLContext tx, PaperId id, Kept file, InputStream content) throws IOException {
    tx.insertInto(SEALED_FILE)
        .set(SEALED_FILE.SEALED_TIMESHEET_ID, id.timesheet())
        .set(SEALED_FILE.CORRECTION, id.correction())
        .set(SEALED_FILE.NAME, file.name())
        .set(SEALED_FILE.MEDIA_TYPE, file.mediaType())
        .set(SEALED_FILE.BYTES, file.bytes())
        .set(SEALED_FILE.SHA256, HexFormat.of().parseHex(file.sha256()))
        .execute();
    byte[] part = new byte[PART];
    int number = 0;
    for (int read = content.readNBytes(part, 0, PART);
        read > 0;
        read = content.readNBytes(part, 0, PART)) {
      tx.insertInto(SEALED_FILE_PART)
          .set(SEALED_FILE_PART.SEALED_TIMESHEET_ID, id.timesheet())
          .set(SEALED_FILE_PART.CORRECTION, id.correction())
          .set(SEALED_FILE_PART.NAME, file.name())
          .set(SEALED_FILE_PART.PART_NO, ++number)
          .set(SEALED_FILE_PART.CONTENT, Arrays.copyOf(part, read))
          .execute();
    }
  }
}
