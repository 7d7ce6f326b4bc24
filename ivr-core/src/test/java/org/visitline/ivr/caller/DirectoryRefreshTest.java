package org.visitline.ivr.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;

/** Whom the phone knows while people are changed in a real MariaDB. */
class DirectoryRefreshTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path home;

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 4);
    database.migrate();
    database
        .jooq()
        .insertInto(PROVIDER, PROVIDER.PROVIDER_ID, PROVIDER.NAME)
        .values("P1", "Kind Hands")
        .execute();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  /** The node reads by itself; whoever has just issued a PIN has it read once more. */
  @Test
  @Timeout(120)
  void a_reading_begun_before_a_pin_was_issued_does_not_take_it_back() throws Exception {
    PinKey key = PinKey.at(home.resolve("pin-key"));
    HeldReading held = new HeldReading();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    LiveCallers callers = new LiveCallers(key, LONDON, meters);
    DSLContext heldUp = database.jooq().configuration().deriveAppending(held).dsl();
    try (DirectoryRefresh refresh =
        new DirectoryRefresh(
            "ivr",
            callers,
            new JooqPeople(() -> heldUp),
            home.resolve("directory.csv"),
            () -> Instant.parse("2026-06-01T07:02:00Z"),
            LONDON,
            Duration.ofHours(1),
            meters)) {
      issue("W1", key.hash("141207"));
      Thread before = Thread.ofPlatform().start(() -> refresh.refresh());
      held.hasRead.await();
      issue("W2", key.hash("222222"));
      Thread after = Thread.ofPlatform().start(() -> refresh.refresh());
      // It may wait for the one that is held up; it must not be overtaken by it.
      after.join(Duration.ofSeconds(2));
      held.goOn.countDown();
      before.join();
      after.join();

      assertThat(callers.directory().pins())
          .containsOnlyKeys(hex(key.hash("141207")), hex(key.hash("222222")));
      assertThat(new DirectoryFile(home.resolve("directory.csv")).find().orElseThrow())
          .isEqualTo(callers.directory());
    }
  }

  /** The first reading of PINs has them in hand, and gets no further for a while. */
  private static final class HeldReading implements ExecuteListener {

    private static final long serialVersionUID = 1;

    private final transient CountDownLatch hasRead = new CountDownLatch(1);
    private final transient CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);

    @Override
    public void fetchEnd(ExecuteContext context) {
      if (String.valueOf(context.sql()).contains("worker_pin") && first.getAndSet(false)) {
        hasRead.countDown();
        try {
          boolean _ = goOn.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static void issue(String worker, byte[] hash) {
    DSLContext jooq = database.jooq();
    jooq.insertInto(
            CARE_WORKER,
            CARE_WORKER.CARE_WORKER_ID,
            CARE_WORKER.PROVIDER_ID,
            CARE_WORKER.NAME,
            CARE_WORKER.LANGUAGE)
        .values(worker, "P1", "Worker " + worker, "en-GB")
        .execute();
    jooq.insertInto(
            WORKER_PIN, WORKER_PIN.PIN_HASH, WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.VALID_FROM)
        .values(hash, worker, LocalDate.of(2020, 1, 1))
        .execute();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
