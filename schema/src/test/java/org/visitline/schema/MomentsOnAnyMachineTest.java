package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.OUTAGE;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A moment is stored and read as the same moment on a machine of any zone: also one whose clocks
 * never show the digits that UTC shows then.
 */
class MomentsOnAnyMachineTest {

  private static final TimeZone BEFORE = TimeZone.getDefault();

  /** A day and more around the night on which Britain's clocks go forward. */
  private static final Instant FORWARD = Instant.parse("2026-03-28T12:00:00.001Z");

  /** The same around the night on which they go back. */
  private static final Instant BACK = Instant.parse("2026-10-24T12:00:00.001Z");

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

  @AfterEach
  void the_machine_is_where_it_was() {
    TimeZone.setDefault(BEFORE);
    sql.deleteFrom(OUTAGE).execute();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/London", "America/St_Johns"})
  void what_is_stored_is_read_and_found(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    List<Instant> moments =
        LongStream.range(0, 160)
            .map(quarter -> quarter * 15)
            .boxed()
            .flatMap(
                minutes ->
                    List.of(
                        FORWARD.plus(minutes, ChronoUnit.MINUTES),
                        BACK.plus(minutes, ChronoUnit.MINUTES))
                        .stream())
            .sorted()
            .toList();
    for (Instant moment : moments) {
      sql.insertInto(OUTAGE)
          .set(OUTAGE.FROM_AT, moment)
          .set(OUTAGE.TO_AT, moment.plusSeconds(1))
          .set(OUTAGE.NOTE, moment.toString())
          .execute();
    }

    assertThat(sql.selectFrom(OUTAGE).orderBy(OUTAGE.FROM_AT).fetch(OUTAGE.FROM_AT))
        .isEqualTo(moments);
    assertThat(sql.selectFrom(OUTAGE).orderBy(OUTAGE.FROM_AT).fetch(OUTAGE.NOTE))
        .isEqualTo(moments.stream().map(Instant::toString).toList());
    assertThat(
            sql.select(OUTAGE.FROM_AT)
                .from(OUTAGE)
                .orderBy(OUTAGE.FROM_AT)
                .fetch(row -> row.value1()))
        .isEqualTo(moments);
    for (Instant moment : moments) {
      assertThat(sql.fetchValue(OUTAGE.NOTE, OUTAGE.FROM_AT.eq(moment)))
          .isEqualTo(moment.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/London", "America/St_Johns"})
  void what_is_written_into_the_statement_itself_is_the_same_moment(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Instant forward = Instant.parse("2026-03-29T01:30:00.007Z");
    Instant back = Instant.parse("2026-10-25T01:30:00Z");

    sql.batch(
            sql.insertInto(OUTAGE).set(OUTAGE.FROM_AT, forward).set(OUTAGE.TO_AT, back),
            sql.insertInto(OUTAGE).set(OUTAGE.FROM_AT, back).set(OUTAGE.TO_AT, back))
        .execute();

    assertThat(sql.selectFrom(OUTAGE).orderBy(OUTAGE.FROM_AT).fetch(OUTAGE.FROM_AT))
        .containsExactly(forward, back);
    assertThat(
            sql.fetchCount(
                sql.selectFrom(OUTAGE)
                    .where(OUTAGE.FROM_AT.eq(DSL.inline(forward, OUTAGE.FROM_AT.getDataType())))))
        .isEqualTo(1);
  }

  @Test
  void the_servers_own_clock_is_asked_in_utc_wherever_it_stands() {
    assertThat(sql.fetchValue("select @@session.time_zone").toString()).isEqualTo("+00:00");
  }
}
