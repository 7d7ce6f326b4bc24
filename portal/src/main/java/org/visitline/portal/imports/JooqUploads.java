package org.visitline.portal.imports;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.visitline.schema.jooq.Tables.IMPORT_CHANGE;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD_FILE;

import java.nio.charset.StandardCharsets;
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
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.Sealed;
import org.visitline.schema.jooq.tables.records.ImportUploadRecord;
import org.visitline.verification.imports.Restoration;
import org.visitline.verification.store.RetriedTransaction;

/** Uploads and what became of them. */
class JooqUploads {

  private static final Field<String> UPLOADED_BY =
      JooqNames.of(IMPORT_UPLOAD.UPLOADED_BY).as("uploaded_by_name");

  private static final Field<String> LOADED_BY =
      JooqNames.of(IMPORT_UPLOAD.LOADED_BY).as("loaded_by_name");

  private static final Field<String> TAKEN_BACK_BY =
      JooqNames.of(IMPORT_UPLOAD.TAKEN_BACK_BY).as("taken_back_by_name");

  private static final int LONGEST_REPORT = 4000;

  private static final String PART_STAYS =
      "A load was cut short, and a month has passed: what is in of it stays.";

  /** A load that has not come to an end by then never will: its program was killed. */
  private static final Duration LOADED_WITHIN = Duration.ofMinutes(15);

  /** What a try to load changed is written down; where it came to no end, that part is in. */
  private static final Condition CHANGED_SOMETHING =
      exists(
          selectOne()
              .from(IMPORT_CHANGE)
              .where(IMPORT_CHANGE.UPLOAD_ID.eq(IMPORT_UPLOAD.UPLOAD_ID)));

  private final DSLContext jooq;
  private final Sealed sealed;

  JooqUploads(DSLContext jooq, Sealed sealed) {
    this.jooq = jooq;
    this.sealed = sealed;
  }

  /**
   * An upload in the list.
   *
   * @param freeFrom until when the load that somebody began may still run; null: none does
   * @param partlyIn a load of it was cut short, and what it had changed by then is in
   */
  record Upload(
      long id,
      String by,
      Instant at,
      @Nullable Instant begunAt,
      @Nullable Instant freeFrom,
      boolean partlyIn,
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

  List<Upload> list(int most, Instant now) {
    return uploads()
        .orderBy(IMPORT_UPLOAD.UPLOAD_ID.desc())
        .limit(most)
        .fetch(row -> upload(row, now));
  }

  Optional<Upload> find(long id, Instant now) {
    return uploads().where(IMPORT_UPLOAD.UPLOAD_ID.eq(id)).fetchOptional(row -> upload(row, now));
  }

  private SelectJoinStep<Record5<ImportUploadRecord, Boolean, String, String, String>> uploads() {
    return jooq.select(
            IMPORT_UPLOAD, field(CHANGED_SOMETHING), UPLOADED_BY, LOADED_BY, TAKEN_BACK_BY)
        .from(IMPORT_UPLOAD);
  }

  private static Upload upload(
      Record5<ImportUploadRecord, Boolean, String, String, String> found, Instant now) {
    ImportUploadRecord row = found.value1();
    boolean loaded = row.getLoadedAt() != null;
    Instant begun = row.getBegunAt();
    boolean runs =
        begun != null
            && !loaded
            && row.getDroppedAt() == null
            && !begun.isBefore(now.minus(LOADED_WITHIN));
    return new Upload(
        row.getUploadId(),
        found.get(UPLOADED_BY),
        row.getUploadedAt(),
        begun,
        // People are told minutes; the one that has begun then is not over yet.
        runs ? begun.plus(LOADED_WITHIN).truncatedTo(MINUTES).plus(1, MINUTES) : null,
        found.value2() && !loaded,
        row.getKeyedFor(),
        found.get(LOADED_BY),
        row.getLoadedAt(),
        row.getDroppedAt(),
        found.get(TAKEN_BACK_BY),
        row.getTakenBackAt(),
        row.getTakenBack().isEmpty() ? row.getReport() : row.getTakenBack());
  }

  /** The files of an upload that is still open; empty where it is not, or never was. */
  Map<String, byte[]> files(long id) {
    return jooq.select(IMPORT_UPLOAD_FILE.NAME, IMPORT_UPLOAD_FILE.CONTENT)
        .from(IMPORT_UPLOAD_FILE)
        .where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id))
        .fetchMap(row -> row.value1(), row -> sealed.open(row.value2()));
  }

  /** Whether what was keyed for this person, and waits to be loaded, has this name in it. */
  boolean isWaiting(String person, String name) {
    return jooq
        .select(IMPORT_UPLOAD_FILE.CONTENT)
        .from(IMPORT_UPLOAD_FILE)
        .join(IMPORT_UPLOAD)
        .on(IMPORT_UPLOAD.UPLOAD_ID.eq(IMPORT_UPLOAD_FILE.UPLOAD_ID))
        .where(IMPORT_UPLOAD.KEYED_FOR.eq(person))
        .fetch(row -> new String(sealed.open(row.value1()), StandardCharsets.UTF_8))
        .stream()
        .anyMatch(file -> file.contains(name));
  }

  /** Takes an upload for loading, once: of two who press the button at once one is told no. */
  boolean begin(long id, Instant at) {
    return jooq.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.BEGUN_AT, at)
            .set(IMPORT_UPLOAD.TRIED_AT, at)
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

  /** Puts an upload aside that nobody is loading, and of which nothing is in. */
  boolean drop(long id, Instant at) {
    boolean dropped =
        jooq.update(IMPORT_UPLOAD)
                .set(IMPORT_UPLOAD.DROPPED_AT, at)
                .where(isFree(id, at))
                .and(not(CHANGED_SOMETHING))
                .execute()
            == 1;
    if (dropped) {
      forget(id);
    }
    return dropped;
  }

  /**
   * Which load can be taken back: the latest, while what it changed is known, also where it was cut
   * short or failed. An earlier one may lie under it.
   */
  Optional<Long> findLatestLoad(Instant since) {
    return jooq.select(IMPORT_UPLOAD.UPLOAD_ID)
        .from(IMPORT_UPLOAD)
        .where(
            IMPORT_UPLOAD
                .LOADED_AT
                .ge(since)
                .or(IMPORT_UPLOAD.LOADED_AT.isNull().and(CHANGED_SOMETHING)))
        .and(IMPORT_UPLOAD.TAKEN_BACK_AT.isNull())
        .orderBy(
            coalesce(IMPORT_UPLOAD.LOADED_AT, IMPORT_UPLOAD.TRIED_AT, IMPORT_UPLOAD.UPLOADED_AT)
                .desc(),
            IMPORT_UPLOAD.UPLOAD_ID.desc())
        .limit(1)
        .fetchOptional(IMPORT_UPLOAD.UPLOAD_ID);
  }

  /**
   * Takes a load back, once, and writes down that it was: both or neither, so that one that is cut
   * short can be tried again. What was only partly loaded is put aside with it.
   *
   * @return empty where it is taken back already, or being loaded
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
          forget(sql, id);
          return Optional.of(restoration);
        });
  }

  private static boolean markTakenBack(DSLContext sql, long id, String by, Instant at) {
    return sql.update(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.TAKEN_BACK_BY, by)
            .set(IMPORT_UPLOAD.TAKEN_BACK_AT, at)
            .set(
                IMPORT_UPLOAD.DROPPED_AT,
                when(
                    IMPORT_UPLOAD.LOADED_AT.isNull(),
                    coalesce(IMPORT_UPLOAD.DROPPED_AT, val(at, IMPORT_UPLOAD.DROPPED_AT))))
            .where(IMPORT_UPLOAD.UPLOAD_ID.eq(id))
            .and(IMPORT_UPLOAD.LOADED_AT.isNotNull().or(hasNoneRunning(at)))
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
                    .where(coalesce(IMPORT_UPLOAD.LOADED_AT, IMPORT_UPLOAD.DROPPED_AT).lt(since))))
        .execute();
  }

  /** What was looked at and never loaded is not kept either; what is in of it by then stays. */
  void dropThoseBefore(Instant since, Instant at) {
    jooq.select(IMPORT_UPLOAD.UPLOAD_ID)
        .from(IMPORT_UPLOAD)
        .where(coalesce(IMPORT_UPLOAD.TRIED_AT, IMPORT_UPLOAD.UPLOADED_AT).lt(since))
        .and(IMPORT_UPLOAD.LOADED_AT.isNull())
        .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
        .fetch(IMPORT_UPLOAD.UPLOAD_ID)
        .forEach(id -> abandon(id, at));
  }

  private void abandon(long id, Instant at) {
    jooq.transaction(
        transaction -> {
          DSLContext sql = transaction.dsl();
          int dropped =
              sql.update(IMPORT_UPLOAD)
                  .set(IMPORT_UPLOAD.REPORT, when(CHANGED_SOMETHING, PART_STAYS).else_(""))
                  .set(IMPORT_UPLOAD.DROPPED_AT, at)
                  .where(isFree(id, at))
                  .execute();
          if (dropped == 1) {
            sql.deleteFrom(IMPORT_CHANGE).where(IMPORT_CHANGE.UPLOAD_ID.eq(id)).execute();
            forget(sql, id);
          }
        });
  }

  /** Neither loaded nor put aside, and nobody is about to load it. */
  private static Condition isFree(long id, Instant now) {
    return IMPORT_UPLOAD
        .UPLOAD_ID
        .eq(id)
        .and(IMPORT_UPLOAD.LOADED_AT.isNull())
        .and(IMPORT_UPLOAD.DROPPED_AT.isNull())
        .and(hasNoneRunning(now));
  }

  private static Condition hasNoneRunning(Instant now) {
    return IMPORT_UPLOAD.BEGUN_AT.isNull().or(IMPORT_UPLOAD.BEGUN_AT.lt(now.minus(LOADED_WITHIN)));
  }

  private void forget(long id) {
    forget(jooq, id);
  }

  private static void forget(DSLContext sql, long id) {
    sql.deleteFrom(IMPORT_UPLOAD_FILE).where(IMPORT_UPLOAD_FILE.UPLOAD_ID.eq(id)).execute();
  }
}
