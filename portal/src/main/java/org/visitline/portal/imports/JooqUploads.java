package org.visitline.portal.imports;

import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.IMPORT_CHANGE;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD_FILE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Sealed;
import org.visitline.verification.imports.Restoration;
import org.visitline.verification.store.RetriedTransaction;

/** Uploads and what became of them. */
class JooqUploads {

  private static final int LONGEST_REPORT = 4000;

  /** A load that has not come to an end by then never will: its program was killed. */
  private static final Duration LOADED_WITHIN = Duration.ofMinutes(15);

  private final DSLContext jooq;
  private final Sealed sealed;

  JooqUploads(DSLContext jooq, Sealed sealed) {
    this.jooq = jooq;
    this.sealed = sealed;
  }

  /** An upload in the list. */
  record Upload(
      long id,
      String by,
      Instant at,
      @Nullable Instant begunAt,
      @Nullable String keyedFor,
      @Nullable String loadedBy,
      @Nullable Instant loadedAt,
      @Nullable Instant droppedAt,
      @Nullable String takenBackBy,
      @Nullable Instant takenBackAt,
      String report) {

    /** Whether it can still be loaded. */
    public boolean isOpen() {
      return loadedAt == null && droppedAt == null;
    }
  }

  /**
   * Whose care was keyed.
   *
   * @param from the first day on which it changes something
   */
  record KeyedFor(String person, LocalDate from) {}

  long add(Map<String, byte[]> files, String by, Instant at) {
    return add(files, null, by, at);
  }

  long addKeyed(Map<String, byte[]> files, String person, LocalDate from, String by, Instant at) {
    return add(files, new KeyedFor(person, from), by, at);
  }

  /** Empty: files were uploaded. */
  Optional<KeyedFor> findKeyedFor(long id) {
    return jooq.selectFrom(IMPORT_UPLOAD)
        .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
        .and(IMPORT_UPLOAD.KEYED_FOR.isNotNull())
        .fetchOptional(row -> new KeyedFor(row.getKeyedFor(), row.getKeyedFrom()));
  }

  private long add(Map<String, byte[]> files, @Nullable KeyedFor keyed, String by, Instant at) {
    return jooq.transactionResult(
        transaction -> {
          long id =
              Objects.requireNonNull(
                  transaction
                      .dsl()
                      .insertInto(IMPORT_UPLOAD)
                      .set(IMPORT_UPLOAD.UPLOADED_BY, by)
                      .set(IMPORT_UPLOAD.UPLOADED_AT, at)
                      .set(IMPORT_UPLOAD.KEYED_FOR, keyed == null ? null : keyed.person())
                      .set(IMPORT_UPLOAD.KEYED_FROM, keyed == null ? null : keyed.from())
                      .returningResult(IMPORT_UPLOAD.UPLOAD_ID)
                      .fetchOne(IMPORT_UPLOAD.UPLOAD_ID));
          files.forEach(
              (name, content) ->
                  transaction
                      .dsl()
                      .insertInto(IMPORT_UPLOAD_FILE)
                      .set(IMPORT_UPLOAD_FILE.UPLOAD_ID, id)
                      .set(IMPORT_UPLOAD_FILE.NAME, name)
                      .set(IMPORT_UPLOAD_FILE.CONTENT, sealed.seal(content))
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
                    row.getBegunAt(),
                    row.getKeyedFor(),
                    row.getLoadedBy(),
                    row.getLoadedAt(),
                    row.getDroppedAt(),
                    row.getTakenBackBy(),
                    row.getTakenBackAt(),
                    row.getTakenBack().isEmpty() ? row.getReport() : row.getTakenBack()));
  }

  /** The files of an upload that is still open; empty where it is not, or never was. */
  Map<String, byte[]> files(long id) {
    return jooq.select(IMPORT_UPLOAD_FILE.NAME, IMPORT_UPLOAD_FILE.CONTENT)
        .from(IMPORT_UPLOAD_FILE)
        .where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id))
        .fetchMap(row -> row.value1(), row -> sealed.open(row.value2()));
  }

  /** Takes an upload for loading, once: of two who press the button at once one is told no. */
  boolean begin(long id, Instant at) {
    return jooq.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.BEGUN_AT, at)
            .where(isFree(id, at))
            .execute()
        == 1;
  }

  /** The load failed: it can be tried again, where what came in is unchanged, or put aside. */
  void release(long id) {
    jooq.update(IMPORT_UPLOAD)
        .setNull(IMPORT_UPLOAD.BEGUN_AT)
        .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
        .execute();
  }

  /** Loaded: the content has done its work. */
  void finish(long id, String report, String by, Instant at) {
    jooq.update(IMPORT_UPLOAD)
        .set(IMPORT_UPLOAD.LOADED_BY, by)
        .set(IMPORT_UPLOAD.LOADED_AT, at)
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
            .where(isFree(id, at))
            .execute();
    if (dropped == 1) {
      forget(id);
    }
  }

  /**
   * Which load can be taken back: the latest, while what it changed is known. An earlier one may
   * lie under it.
   */
  Optional<Long> findLatestLoad(Instant since) {
    return jooq.select(IMPORT_UPLOAD.UPLOAD_ID)
        .from(IMPORT_UPLOAD)
        .where(IMPORT_UPLOAD.LOADED_AT.ge(since))
        .and(IMPORT_UPLOAD.TAKEN_BACK_AT.isNull())
        .orderBy(IMPORT_UPLOAD.LOADED_AT.desc(), IMPORT_UPLOAD.UPLOAD_ID.desc())
        .limit(1)
        .fetchOptional(IMPORT_UPLOAD.UPLOAD_ID);
  }

  /**
   * Takes a load back, once, and writes down that it was: both or neither, so that one that is cut
   * short can be tried again.
   *
   * @return empty where it is taken back already
   */
  Optional<Restoration> takeBack(
      long id, String by, Instant at, Function<DSLContext, Restoration> work) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          // Of two who press the button at once, the other waits here, and is told no.
          if (!markTakenBack(sql, id, by, at)) {
            return Optional.empty();
          }
          Restoration restoration = work.apply(sql);
          sql.update(IMPORT_UPLOAD)
              .set(IMPORT_UPLOAD.TAKEN_BACK, restoration.toString())
              .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
              .execute();
          sql.deleteFrom(IMPORT_CHANGE).where(IMPORT_CHANGE.UPLOAD_ID.eq(id)).execute();
          return Optional.of(restoration);
        });
  }

  private static boolean markTakenBack(DSLContext sql, long id, String by, Instant at) {
    return sql.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.TAKEN_BACK_BY, by)
            .set(IMPORT_UPLOAD.TAKEN_BACK_AT, at)
            .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
            .and(IMPORT_UPLOAD.LOADED_AT.isNotNull())
            .and(IMPORT_UPLOAD.TAKEN_BACK_AT.isNull())
            .execute()
        == 1;
  }

  /** What loads of long ago changed is no longer kept. */
  void forgetChangesBefore(Instant since) {
    jooq.deleteFrom(IMPORT_CHANGE)
        .where(
            IMPORT_CHANGE.UPLOAD_ID.in(
                select(IMPORT_UPLOAD.UPLOAD_ID)
                    .from(IMPORT_UPLOAD)
                    .where(IMPORT_UPLOAD.LOADED_AT.lt(since))))
        .execute();
  }

  /** What was looked at and never loaded is not kept either. */
  void dropThoseBefore(Instant since, Instant at) {
    jooq.select(IMPORT_UPLOAD.UPLOAD_ID)
        .from(IMPORT_UPLOAD)
        .where(IMPORT_UPLOAD.UPLOADED_AT.lt(since))
        .and(IMPORT_UPLOAD.LOADED_AT.isNull())
        .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
        .fetch(IMPORT_UPLOAD.UPLOAD_ID)
        .forEach(id -> drop(id, at));
  }

  /** Neither loaded nor put aside, and nobody is about to load it. */
  private static Condition isFree(long id, Instant now) {
    return IMPORT_UPLOAD
        .UPLOAD_ID
        .eq(id)
        .and(IMPORT_UPLOAD.LOADED_AT.isNull())
        .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
        .and(
            IMPORT_UPLOAD
                .BEGUN_AT
                .isNull()
                .or(IMPORT_UPLOAD.BEGUN_AT.lt(now.minus(LOADED_WITHIN))));
  }

  private void forget(long id) {
    jooq.deleteFrom(IMPORT_UPLOAD_FILE).where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id)).execute();
  }
}
