package org.visitline.portal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SEALED_TIMESHEET;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE_WRITTEN;
import static org.visitline.schema.jooq.Tables.TIMESHEET_MONTH;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;
import org.visitline.schema.jooq.tables.records.TimesheetLineWrittenRecord;

/**
 * What the table of timesheet lines notes by itself: its months' sums, and what is written late.
 */
class LinesWrittenTest {

  private static final PaperId OCTOBER = new PaperId(7, 0);

  private static EmbeddedMariaDb server;
  private static Database database;
  private static DSLContext jooq;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(server.address(), 4);
    database.migrate();
    jooq = database.jooq();
    for (String provider : List.of("P1", "P2")) {
      jooq.insertInto(PROVIDER)
          .set(PROVIDER.PROVIDER_ID, provider)
          .set(PROVIDER.NAME, provider)
          .execute();
    }
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @BeforeEach
  void nothing_is_there() {
    jooq.deleteFrom(SEALED_TIMESHEET).execute();
    jooq.deleteFrom(TIMESHEET_LINE).execute();
    jooq.deleteFrom(TIMESHEET_LINE_WRITTEN).execute();
  }

  @Test
  void the_sums_of_a_month_follow_every_line_that_comes_changes_and_goes() {
    line("V1", "P1", "2026-10-01", 30, 28, "VERIFIED").insert();
    line("V2", "P1", "2026-10-31", 30, null, "HELD").insert();
    line("V3", "P1", "2026-10-31", null, 20, "VERIFIED").insert();
    line("V4", "P1", "2026-11-01", 45, 45, "VERIFIED").insert();
    line("V5", "P2", "2026-10-31", 15, 15, "VERIFIED").insert();
    assertThat(months())
        .containsExactly(
            "P1 2026-10-01 S1 HELD 1 30 0 0",
            "P1 2026-10-01 S1 VERIFIED 2 30 48 48",
            "P1 2026-11-01 S1 VERIFIED 1 45 45 45",
            "P2 2026-10-01 S1 VERIFIED 1 15 15 15");

    // A late call: the visit is no longer held, and its row of the month goes.
    update("V2", "VERIFIED", 26, "2026-10-31");
    // A visit goes over midnight into the next month.
    update("V3", "VERIFIED", 20, "2026-11-01");
    jooq.deleteFrom(TIMESHEET_LINE).where(TIMESHEET_LINE.VISIT_ID.eq("V5")).execute();
    // What is found about a line changes none of its sums.
    jooq.update(TIMESHEET_LINE).set(TIMESHEET_LINE.DISCREPANCIES, "LATE_ARRIVAL").execute();
    assertThat(months())
        .containsExactly(
            "P1 2026-10-01 S1 VERIFIED 2 60 54 54", "P1 2026-11-01 S1 VERIFIED 2 45 65 65");

    jooq.deleteFrom(TIMESHEET_LINE).execute();
    assertThat(months()).isEmpty();
  }

  @Test
  void lines_of_sealed_days_are_noted_whichever_way_they_are_written() {
    line("V1", "P1", "2026-10-01", 30, 28, "VERIFIED").insert();
    line("V2", "P1", "2026-10-31", 30, 28, "VERIFIED").insert();
    line("V3", "P1", "2026-11-01", 30, 28, "VERIFIED").insert();
    line("V4", "P2", "2026-10-15", 30, 28, "VERIFIED").insert();
    assertThat(noted()).isEmpty();
    seal();

    line("V5", "P1", "2026-10-15", 30, 28, "VERIFIED").insert();
    update("V1", "VERIFIED", 27, "2026-10-01");
    jooq.deleteFrom(TIMESHEET_LINE).where(TIMESHEET_LINE.VISIT_ID.eq("V2")).execute();
    update("V3", "VERIFIED", 28, "2026-10-31");
    update("V4", "VERIFIED", 27, "2026-10-15");
    assertThat(noted()).containsExactly("V1", "V2", "V3", "V5");
    // Once more changes nothing.
    update("V1", "VERIFIED", 26, "2026-10-01");
    assertThat(noted()).containsExactly("V1", "V2", "V3", "V5");
  }

  @Test
  void what_was_noted_is_taken_once_and_just_after_sealing_every_line_is_looked_at_again() {
    seal();
    JooqLinesWritten notes = new JooqLinesWritten(OCTOBER);
    JooqLinesWritten.everyLine(jooq, OCTOBER);
    line("V1", "P1", "2026-10-01", 30, 28, "VERIFIED").insert();

    assertThat(notes.take(jooq, false).visits()).containsExactlyInAnyOrder("", "V1");
    assertThat(notes.take(jooq, true).visits()).containsExactly("");
    assertThat(notes.read(jooq).isNothing()).isTrue();

    update("V1", "HELD", 28, "2026-10-01");
    assertThat(notes.take(jooq, true).visits()).containsExactly("V1");
    assertThat(notes.read(jooq).isNothing()).isTrue();
  }

  @Test
  void a_line_that_is_written_while_the_notes_are_taken_is_noted_for_the_next_time() {
    line("V1", "P1", "2026-10-01", 30, 28, "VERIFIED").insert();
    line("V2", "P1", "2026-10-02", 30, 28, "VERIFIED").insert();
    seal();
    update("V1", "VERIFIED", 27, "2026-10-01");

    // The verifier comes when the notes have been read and not been removed yet.
    JooqLinesWritten.Written taken =
        beforeNotesAreRemoved(() -> update("V2", "VERIFIED", 5, "2026-10-02"))
            .transactionResult(tx -> new JooqLinesWritten(OCTOBER).take(tx.dsl(), true));

    assertThat(taken.visits()).containsExactly("V1");
    assertThat(noted()).containsExactly("V2");
  }

  @Test
  void of_very_many_lines_each_note_is_taken_once() {
    seal();
    JooqLinesWritten.everyLine(jooq, OCTOBER);
    List<TimesheetLineWrittenRecord> many =
        IntStream.range(0, 2_000)
            .mapToObj(line -> new TimesheetLineWrittenRecord(OCTOBER.timesheet(), "V" + line))
            .toList();
    jooq.batchInsert(many).execute();
    JooqLinesWritten notes = new JooqLinesWritten(OCTOBER);

    assertThat(notes.take(jooq, false).visits()).hasSize(2_001);
    assertThat(noted()).containsExactly("");
  }

  private static DSLContext beforeNotesAreRemoved(Runnable meanwhile) {
    return DSL.using(
        jooq.configuration()
            .derive(
                new DefaultExecuteListenerProvider(
                    ExecuteListener.onExecuteStart(
                        statement -> {
                          String sql = String.valueOf(statement.sql());
                          if (sql.startsWith("delete") && sql.contains("timesheet_line_written")) {
                            meanwhile.run();
                          }
                        }))));
  }

  private static void seal() {
    jooq.insertInto(SEALED_TIMESHEET)
        .set(SEALED_TIMESHEET.SEALED_TIMESHEET_ID, OCTOBER.timesheet())
        .set(SEALED_TIMESHEET.CORRECTION, 0)
        .set(SEALED_TIMESHEET.PROVIDER_ID, "P1")
        .set(SEALED_TIMESHEET.FROM_DATE, LocalDate.of(2026, 10, 1))
        .set(SEALED_TIMESHEET.TO_DATE, LocalDate.of(2026, 10, 31))
        .set(SEALED_TIMESHEET.DRAWN_UP_BY, "ann")
        .set(SEALED_TIMESHEET.DRAWN_UP_AT, Instant.parse("2026-11-02T09:00:00Z"))
        .execute();
  }

  private static List<String> months() {
    return jooq.selectFrom(TIMESHEET_MONTH)
        .orderBy(TIMESHEET_MONTH.fields())
        .fetch(LinesWrittenTest::inWords);
  }

  private static String inWords(Record row) {
    return String.join(" ", row.into(String[].class));
  }

  private static List<String> noted() {
    return jooq.selectFrom(TIMESHEET_LINE_WRITTEN)
        .orderBy(TIMESHEET_LINE_WRITTEN.VISIT_ID)
        .fetch(TIMESHEET_LINE_WRITTEN.VISIT_ID);
  }

  private static void update(String visit, String status, int minutes, String date) {
    jooq.update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.STATUS, status)
        .set(TIMESHEET_LINE.ACTUAL_MINUTES, minutes)
        .set(TIMESHEET_LINE.PAYABLE_MINUTES, minutes)
        .set(TIMESHEET_LINE.DATE, LocalDate.parse(date))
        .where(TIMESHEET_LINE.VISIT_ID.eq(visit))
        .execute();
  }

  private static TimesheetLineRecord line(
      String visit,
      String provider,
      String date,
      Integer commissioned,
      Integer actual,
      String status) {
    TimesheetLineRecord line = jooq.newRecord(TIMESHEET_LINE);
    line.setVisitId(visit);
    line.setProviderId(provider);
    line.setServiceUserId("S1");
    line.setCareWorkerId("W1");
    line.setDate(LocalDate.parse(date));
    line.setServiceType("");
    line.setCommissionedMinutes(commissioned);
    line.setArrivedAt(LocalDate.parse(date).atTime(8, 0).toInstant(java.time.ZoneOffset.UTC));
    line.setActualMinutes(actual);
    line.setPayableMinutes(actual == null ? 0 : actual);
    line.setStatus(status);
    line.setDiscrepancies("");
    return line;
  }
}
