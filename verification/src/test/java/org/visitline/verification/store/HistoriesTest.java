package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.JooqOutageMarks;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.time.CivilZone;

/**
 * Change by change equals from scratch: random histories side by side in one database, followed
 * through as a service does, and every now and then laid beside what is derived from nothing.
 *
 * <p>{@code -Dvisitline.histories=10000} drives so many; {@code -Dvisitline.histories.seed=N} lets
 * one round happen again.
 */
class HistoriesTest {

  private static final int SIDE_BY_SIDE = 100;
  private static final int STEPS = 14;
  private static final Instant BEGIN = Instant.parse("2026-03-20T06:00:00Z");

  @TempDir Path folder;

  private final Map<String, Integer> found = new TreeMap<>();
  private Instant now = BEGIN;

  @Test
  void change_by_change_equals_from_scratch() {
    int histories = Integer.getInteger("visitline.histories", 200);
    long seed = Long.getLong("visitline.histories.seed", 1);
    int most = Integer.getInteger("visitline.histories.beside", SIDE_BY_SIDE);
    try (Database database = TestDatabases.fresh("histories")) {
      for (int done = 0; done < histories; done += most) {
        round(database, seed, Math.min(most, histories - done));
        seed++;
      }
    }
    System.out.println(
        histories
            + " histories of "
            + STEPS
            + " steps: no difference; found at their ends "
            + found);
  }

  private void round(Database database, long seed, int beside) {
    DSLContext sql = database.jooq();
    JooqEmptied.of(sql);
    now = BEGIN;
    Random random = new Random(seed);
    PinKey key = PinKey.at(folder.resolveSibling(folder.getFileName() + "-key"));
    ImportFiles files = new ImportFiles();
    List<RandomHistory> histories = new ArrayList<>();
    for (int number = 0; number < beside; number++) {
      histories.add(new RandomHistory(sql, files, key, seed * 1_000 + number, number, BEGIN));
    }
    histories.forEach(RandomHistory::begin);
    Verifier verifier = new Verifier(database, CivilZone.LONDON, () -> now);
    importAll(database, key, files);
    verifier.catchUp();
    for (int step = 0; step < STEPS; step++) {
      // Minutes, hours, sometimes weeks.
      int most = List.of(30, 600, 3_000, 30_000).get(random.nextInt(4));
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(most)));
      if (random.nextInt(6) == 0) {
        Instant from = now.minus(Duration.ofHours(random.nextInt(100)));
        if (random.nextBoolean()) {
          files.row("outages.csv", "from,to", from.toString(), now.toString());
        } else {
          toldByTheService(sql, from);
        }
      }
      histories.forEach(history -> history.goOn(now));
      importAll(database, key, files);
      verifier.catchUp();
      if (step % 3 == 1 || step == STEPS - 1) {
        assertThat(DatabaseCheck.pending(sql, now)).isZero();
        List<DatabaseCheck.Difference> differences =
            DatabaseCheck.differences(sql, CivilZone.LONDON, now);
        assertThat(differences.stream().limit(20).map(d -> "\n" + d))
            .as(
                "%d differences; round of seed %d, step %d, %s",
                differences.size(), seed, step, now)
            .isEmpty();
      }
    }
    assertThat(sql.fetchCount(VISIT)).as("a history without visits shows nothing").isPositive();
    sql.select(DISCREPANCY.CODE, DSL.count())
        .from(DISCREPANCY)
        .groupBy(DISCREPANCY.CODE)
        .forEach(row -> found.merge(row.value1(), row.value2(), Integer::sum));
  }

  /** As the phone half writes it: the outage, and in the same transaction whom it bears on. */
  private void toldByTheService(DSLContext sql, Instant from) {
    RetriedTransaction.run(
        sql,
        transaction -> {
          transaction
              .insertInto(OUTAGE, OUTAGE.FROM_AT, OUTAGE.TO_AT, OUTAGE.NOTE)
              .values(from, now, "told by the service")
              .execute();
          JooqOutageMarks.leave(transaction, from, now, now);
        });
  }

  private void importAll(Database database, PinKey key, ImportFiles files) {
    if (!files.isEmpty()) {
      files.write(folder);
      new FolderImport(database, key, () -> now, CivilZone.LONDON, "GB").load(folder, NOTES);
    }
  }

  /** What does not fit is left out here as anywhere. */
  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void warned(String file, String text) {
          throw new AssertionError(file + ": " + text);
        }
      };
}
