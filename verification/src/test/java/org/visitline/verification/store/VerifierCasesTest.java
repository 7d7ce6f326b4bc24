package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.schema.Database;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.verification.time.CivilZone;

/** The reference boroughs over the database: as over files, and in whatever order calls come. */
class VerifierCasesTest {

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void verifying_the_database_finds_what_verifying_the_files_finds(String name) throws IOException {
    try (Database database = TestDatabases.fresh("cases_" + name.replace('-', '_'))) {
      ReferenceBorough borough = ReferenceBorough.named(name);
      borough.importInto(database);

      verifier(database, borough.asOf()).verifyAll();

      assertThat(StoredOpinion.of(database.jooq())).isEqualTo(borough.opinionOverFiles());
      assertThat(database.jooq().fetchCount(TO_VERIFY)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change"})
  void calls_that_come_one_by_one_in_any_order_end_in_the_same(String name) throws IOException {
    try (Database database = TestDatabases.fresh("one_by_one_" + name.replace('-', '_'))) {
      ReferenceBorough borough = ReferenceBorough.named(name);
      borough.importInto(database);
      DSLContext sql = database.jooq();
      List<LoggedCallRecord> calls = new ArrayList<>(sql.fetch(LOGGED_CALL));
      sql.deleteFrom(CALL_TO_PLACE).execute();
      sql.deleteFrom(LOGGED_CALL).execute();
      verifier(database, borough.asOf()).verifyAll();
      Collections.shuffle(calls, new Random(17));

      for (LoggedCallRecord call : calls) {
        RetriedTransaction.run(sql, transaction -> ring(transaction, call));
        // A new one each time, as after a restart: nothing may hang on what a verifier remembers.
        verifier(database, borough.asOf()).catchUp();
      }

      assertThat(StoredOpinion.of(sql)).isEqualTo(borough.opinionOverFiles());
    }
  }

  private static void ring(DSLContext sql, LoggedCallRecord call) {
    call.touched(true);
    sql.insertInto(LOGGED_CALL).set(call).execute();
    sql.insertInto(CALL_TO_PLACE).set(CALL_TO_PLACE.CALL_ID, call.getCallId()).execute();
  }

  private static Verifier verifier(Database database, Instant now) {
    return new Verifier(database, CivilZone.LONDON, () -> now);
  }
}
