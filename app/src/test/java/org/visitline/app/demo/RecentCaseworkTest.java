package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.app.sample.SampleBorough;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** The casework that a demo begins with, on the borough that a demo has. */
class RecentCaseworkTest {

  @TempDir Path folder;

  /** On two days, one of them behind the night in which the clock is put back. */
  @ParameterizedTest
  @CsvSource({"2026-11-22, 1", "2026-10-27, 2"})
  void the_demo_begins_with_a_query_in_each_state_and_two_findings_acknowledged(
      LocalDate today, int seed) {
    try (EmbeddedMariaDb mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(mariaDb.address(), 4)) {
      database.migrate();
      SampleBorough.write(folder.resolve("sample"), SampleSize.SMALL, seed, today);
      Instant opening = SampleBorough.opening(today);
      InstantSource clock = InstantSource.fixed(opening);
      new FolderImport(
              database, PinKey.at(folder.resolve("pin-key")), clock, CivilZone.LONDON, "GB")
          .load(folder.resolve("sample"), new NothingIsRejected());
      Verifier verifier = new Verifier(database, CivilZone.LONDON, clock);
      verifier.catchUp();

      new RecentCasework(database, today, CivilZone.LONDON).write();
      new RecentCasework(database, today, CivilZone.LONDON).write();
      verifier.catchUp();

      assertThat(
              database
                  .jooq()
                  .selectFrom(PROVIDER_QUERY)
                  .orderBy(PROVIDER_QUERY.QUERY_ID)
                  .fetch(PROVIDER_QUERY.STATE))
          .containsExactly("ACCEPTED", "ANSWERED", "ASKED", "ASKED", "ESCALATED", "CLOSED");
      assertThat(
              database.jooq().selectFrom(PROVIDER_QUERY).fetch(PROVIDER_QUERY.DUE_AT).stream()
                  .filter(due -> due.isBefore(opening)))
          .as("all but one that was answered and one that waits")
          .hasSize(4);
      assertThat(
              database
                  .jooq()
                  .selectFrom(PROVIDER_QUERY_ENTRY)
                  .fetch(PROVIDER_QUERY_ENTRY.WRITTEN_AT))
          .hasSize(13)
          .allMatch(written -> written.isBefore(opening));
      assertThat(
              database
                  .jooq()
                  .fetchCount(
                      DISCREPANCY
                          .join(PROVIDER_QUERY_FINDING)
                          .on(
                              PROVIDER_QUERY_FINDING
                                  .CODE
                                  .eq(DISCREPANCY.CODE)
                                  .and(
                                      PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID.eq(
                                          DISCREPANCY.COMMISSIONED_VISIT_ID))
                                  .and(PROVIDER_QUERY_FINDING.VISIT_ID.eq(DISCREPANCY.VISIT_ID)))
                          .join(PROVIDER_QUERY)
                          .on(
                              PROVIDER_QUERY
                                  .QUERY_ID
                                  .eq(PROVIDER_QUERY_FINDING.QUERY_ID)
                                  .and(PROVIDER_QUERY.ASKED_AT.gt(DISCREPANCY.FIRST_FOUND_AT)))))
          .as("each was found before it was asked about")
          .isEqualTo(6);
      assertThat(database.jooq().fetchCount(ACKNOWLEDGEMENT)).isEqualTo(2);
      assertThat(database.jooq().fetchCount(DISCREPANCY, DISCREPANCY.ACKNOWLEDGED.isTrue()))
          .as("they outlast that the engine looks again")
          .isEqualTo(2);
      assertThat(database.jooq().fetchCount(DISCREPANCY, DISCREPANCY.QUERIED.isTrue()))
          .as("those whose query is not over")
          .isEqualTo(4);
    }
  }

  private static final class NothingIsRejected implements FileNotes {

    @Override
    public void rejected(Rejection rejection) {
      throw new AssertionError(rejection);
    }

    @Override
    public void warned(String file, String text) {}
  }
}
