package org.visitline.portal.imports;

import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD_FILE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Uploads and what became of them. */
class JooqUploads {

  private static final int LONGEST_REPORT = 4000;

  private final DSLContext jooq;

  JooqUploads(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** An upload in the list. */
  record Upload(
      long id,
      String by,
      Instant at,
      @Nullable String loadedBy,
      @Nullable Instant loadedAt,
      @Nullable Instant droppedAt,
      String report) {

    /** Whether it can still be loaded. */
    public boolean isOpen() {
      return loadedAt == null && droppedAt == null;
    }
  }

  long add(Map<String, byte[]> files, String by, Instant at) {
    return jooq.transactionResult(
        transaction -> {
          long id =
              Objects.requireNonNull(
                  transaction
                      .dsl()
                      .insertInto(IMPORT_UPLOAD)
                      .set(IMPORT_UPLOAD.UPLOADED_BY, by)
                      .set(IMPORT_UPLOAD.UPLOADED_AT, at)
                      .returningResult(IMPORT_UPLOAD.UPLOAD_ID)
                      .fetchOne(IMPORT_UPLOAD.UPLOAD_ID));
          files.forEach(
              (name, content) ->
                  transaction
                      .dsl()
                      .insertInto(IMPORT_UPLOAD_FILE)
                      .set(IMPORT_UPLOAD_FILE.UPLOAD_ID, id)
                      .set(IMPORT_UPLOAD_FILE.NAME, name)
                      .set(IMPORT_UPLOAD_FILE.CONTENT, content)
                      .execute());
          return id;
        });
  }

  List<Upload> list(int most) {
    return jooq.selectFrom(IMPORT_UPLOAD)
        .orderBy(IMPORT_UPLOAD.UPLOAD_ID.desc())
        .limit(most)
        .fetch(
            row ->
                new Upload(
                    row.getUploadId(),
                    row.getUploadedBy(),
                    row.getUploadedAt(),
                    row.getLoadedBy(),
                    row.getLoadedAt(),
                    row.getDroppedAt(),
                    row.getReport()));
  }

  /** The files of an upload that is still open; empty where it is not, or never was. */
  Map<String, byte[]> files(long id) {
    return jooq.select(IMPORT_UPLOAD_FILE.NAME, IMPORT_UPLOAD_FILE.CONTENT)
        .from(IMPORT_UPLOAD_FILE)
        .where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id))
        .fetchMap(IMPORT_UPLOAD_FILE.NAME, IMPORT_UPLOAD_FILE.CONTENT);
  }

  /** Takes an upload for loading, once: of two who press the button at once one is told no. */
  boolean begin(long id, String by, Instant at) {
    return jooq.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.LOADED_BY, by)
            .set(IMPORT_UPLOAD.LOADED_AT, at)
            .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
            .and(IMPORT_UPLOAD.LOADED_AT.isNull())
            .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
            .execute()
        == 1;
  }

  /** Loaded: the content has done its work. */
  void finish(long id, String report) {
    jooq.update(IMPORT_UPLOAD)
        .set(
            IMPORT_UPLOAD.REPORT,
            report.length() <= LONGEST_REPORT ? report : report.substring(0, LONGEST_REPORT))
        .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
        .execute();
    forget(id);
  }

  void drop(long id, Instant at) {
    int dropped =
        jooq.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.DROPPED_AT, at)
            .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
            .and(IMPORT_UPLOAD.LOADED_AT.isNull())
            .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
            .execute();
    if (dropped == 1) {
      forget(id);
    }
  }

  private void forget(long id) {
    jooq.deleteFrom(IMPORT_UPLOAD_FILE).where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id)).execute();
  }
}
