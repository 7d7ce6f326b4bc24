package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.handset.Caller;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.journal.JournalVerification;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** Whoever began to hear the confirmation is in the database, once, whatever befell the service. */
class KillTest {

  /** More by {@code -Dkills=200}. */
  private static final int KILLS = Integer.getInteger("kills", 3);

  private static final int CALLS_A_LIFE = Integer.getInteger("calls.a.life", 60);

  @TempDir Path home;

  private final Set<String> confirmed = new ConcurrentSkipListSet<>();

  @Test
  void killed_at_random_moments() throws Exception {
    Random random = new Random(20260601);
    try (EmbeddedMariaDb mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(mariaDb.address(), 1)) {
      database.migrate();
      new TestBorough(database.jooq(), home.resolve("pin-key")).fill();
      for (int life = 0; life < KILLS; life++) {
        liveAndDie(mariaDb, life, random.nextInt(CALLS_A_LIFE));
      }
      Process last = start(mariaDb);
      try {
        Eventually.isTrue(
            Duration.ofSeconds(60), () -> shipped(database.jooq()).containsAll(confirmed));
      } finally {
        last.destroyForcibly().waitFor();
      }
    }

    assertThat(confirmed).hasSizeGreaterThan(KILLS);
    JournalVerification.Report report =
        JournalVerification.verify(home.resolve("ivr").resolve("journal"));
    assertThat(report.faults()).isEmpty();
  }

  /** Calls side by side; the service is killed when so many of them have been confirmed. */
  private void liveAndDie(EmbeddedMariaDb mariaDb, int life, int after) throws Exception {
    Process node = start(mariaDb);
    int before = confirmed.size();
    try {
      Handset handset = new Handset("127.0.0.1", NodeProcess.port(node), Pace.NONE);
      List<java.util.concurrent.CompletableFuture<?>> calls = new ArrayList<>();
      for (int call = 0; call < CALLS_A_LIFE; call++) {
        String id = life + "." + call;
        calls.add(handset.ringing(new Ring("02079460123", "", id), new Worker("ivr1-" + id)));
      }
      Eventually.isTrue(Duration.ofSeconds(60), () -> confirmed.size() - before >= after);
      node.destroyForcibly().waitFor();
      for (var call : calls) {
        finished(call);
      }
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  private static void finished(java.util.concurrent.CompletableFuture<?> call)
      throws InterruptedException {
    try {
      call.get();
    } catch (ExecutionException e) {
      // The service died in it, or before it.
      assertThat(e).hasCauseInstanceOf(UncheckedIOException.class);
    }
  }

  private static Set<String> shipped(DSLContext jooq) {
    List<String> ids =
        jooq.select(LOGGED_CALL.CALL_ID).from(LOGGED_CALL).fetch(LOGGED_CALL.CALL_ID);
    return new TreeSet<>(ids);
  }

  private Process start(EmbeddedMariaDb mariaDb) throws IOException {
    return NodeProcess.start(home, mariaDb.address());
  }

  /** Keys the PIN, and notes the first word of the confirmation. */
  private final class Worker implements Caller {

    private final String callId;

    Worker(String callId) {
      this.callId = callId;
    }

    @Override
    public String hears(String sound) {
      if (sound.endsWith("-logged-at")) {
        confirmed.add(callId);
      }
      return NOTHING;
    }

    @Override
    public String isAsked(int most, Duration wait) {
      return most == 6 ? "141207" : NOTHING;
    }
  }
}
