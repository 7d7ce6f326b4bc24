package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SEALED_TIMESHEET;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE_WRITTEN;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;

/** What the table of timesheet lines does by itself when one of them is stored. */
class TimesheetLinesWrittenTest {

  private static final LocalDate SEALED = LocalDate.parse("2026-10-27");
  private static final LocalDate NOT_SEALED = SEALED.plusDays(1);
  private static final int LINES = 500;

  private static EmbeddedMariaDb server;
  private static Database database;
  private static DSLContext sql;

  @BeforeAll
  static void a_database() throws Exception {
    server = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(server.address(), 2);
    database.migrate();
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
    server.close();
  }

  @BeforeEach
  void one_sealed_day_of_one_provider() {
    sql.deleteFrom(TIMESHEET_LINE).execute();
    sql.deleteFrom(SEALED_TIMESHEET).execute();
    for (String provider : new String[] {"ALDER", "BIRCH"}) {
      sql.insertInto(PROVIDER)
          .set(PROVIDER.PROVIDER_ID, provider)
          .set(PROVIDER.NAME, provider)
          .onDuplicateKeyIgnore()
          .execute();
    }
    sql.insertInto(SEALED_TIMESHEET)
        .set(SEALED_TIMESHEET.SEALED_TIMESHEET_ID, 7L)
        .set(SEALED_TIMESHEET.CORRECTION, 0)
        .set(SEALED_TIMESHEET.PROVIDER_ID, "ALDER")
        .set(SEALED_TIMESHEET.FROM_DATE, SEALED)
        .set(SEALED_TIMESHEET.TO_DATE, SEALED)
        .set(SEALED_TIMESHEET.DRAWN_UP_BY, "ann")
        .set(SEALED_TIMESHEET.DRAWN_UP_AT, Instant.parse("2026-10-28T09:00:00Z"))
        .execute();
    sql.deleteFrom(TIMESHEET_LINE_WRITTEN).execute();
  }

  @Test
  void a_line_of_a_sealed_day_is_noted_when_it_comes_changes_or_goes() {
    sql.executeInsert(line("V1", "ALDER", SEALED));
    assertNotedOnce("V1");
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.PAYABLE_MINUTES, 31).execute();
    assertNotedOnce("V1");
    sql.deleteFrom(TIMESHEET_LINE).execute();
    assertNotedOnce("V1");
  }

  @Test
  void a_line_that_moves_into_a_sealed_day_or_out_of_it_is_noted() {
    sql.executeInsert(line("V1", "ALDER", NOT_SEALED));
    assertNothingNoted();
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.DATE, SEALED).execute();
    assertNotedOnce("V1");
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.DATE, NOT_SEALED).execute();
    assertNotedOnce("V1");
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.PAYABLE_MINUTES, 31).execute();
    assertNothingNoted();
  }

  @Test
  void a_line_that_another_provider_takes_over_is_noted() {
    sql.executeInsert(line("V1", "BIRCH", SEALED));
    assertNothingNoted();
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.PROVIDER_ID, "ALDER").execute();
    assertNotedOnce("V1");
    sql.update(TIMESHEET_LINE).set(TIMESHEET_LINE.PROVIDER_ID, "BIRCH").execute();
    assertNotedOnce("V1");
  }

  @Test
  void a_transaction_waits_for_the_disk_when_it_ends_and_not_for_each_line() {
    // The server's own housekeeping waits for the disk too, more so where all of this takes long.
    long fewest = Long.MAX_VALUE;
    for (int again = 0; again < 5 && fewest >= LINES / 5; again++) {
      long before = waitsForTheDisk();
      noteEachLine();
      fewest = Math.min(fewest, waitsForTheDisk() - before);

      assertThat(sql.fetchCount(TIMESHEET_LINE_WRITTEN)).isEqualTo(LINES);
      sql.deleteFrom(TIMESHEET_LINE_WRITTEN).execute();
    }
    assertThat(fewest).isLessThan(LINES / 5);
  }

  private static void noteEachLine() {
    sql.transaction(
        transaction -> {
          transaction.dsl().batchInsert(lines("S", SEALED)).execute();
          transaction.dsl().batchInsert(lines("N", NOT_SEALED)).execute();
          transaction
              .dsl()
              .update(TIMESHEET_LINE)
              .set(TIMESHEET_LINE.PAYABLE_MINUTES, 31)
              .execute();
          transaction.dsl().deleteFrom(TIMESHEET_LINE).execute();
        });
  }

  private static TimesheetLineRecord[] lines(String prefix, LocalDate date) {
    return IntStream.range(0, LINES)
        .mapToObj(number -> line(prefix + number, "ALDER", date))
        .toArray(TimesheetLineRecord[]::new);
  }

  private static TimesheetLineRecord line(String visit, String provider, LocalDate date) {
    TimesheetLineRecord line = new TimesheetLineRecord();
    line.setVisitId(visit);
    line.setProviderId(provider);
    line.setServiceUserId("S1");
    line.setCareWorkerId("W1");
    line.setDate(date);
    line.setPayableMinutes(30);
    line.setStatus("VERIFIED");
    line.setDiscrepancies("");
    return line;
  }

  private static void assertNotedOnce(String visit) {
    assertThat(sql.selectFrom(TIMESHEET_LINE_WRITTEN).fetch(TIMESHEET_LINE_WRITTEN.VISIT_ID))
        .containsExactly(visit);
    sql.deleteFrom(TIMESHEET_LINE_WRITTEN).execute();
  }

  private static void assertNothingNoted() {
    assertThat(sql.fetchCount(TIMESHEET_LINE_WRITTEN)).isZero();
  }

  private static long waitsForTheDisk() {
    return Long.parseLong(
        (String) sql.fetchOne("SHOW GLOBAL STATUS LIKE 'Innodb_data_fsyncs'").get(1));
  }
}
