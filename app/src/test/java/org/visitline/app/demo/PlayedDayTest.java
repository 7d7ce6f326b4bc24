package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.app.sample.SampleBorough;
import org.visitline.app.sample.TodaysScript;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.time.CivilZone;

/** The sample's whole day, rung through the real socket into a real MariaDB. */
@Timeout(600)
class PlayedDayTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final double SPEED = 4000;

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path folder;

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 4);
    database.migrate();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @Test
  void every_call_of_the_script_is_logged_once_with_what_was_keyed() throws InterruptedException {
    try (DemoHome home = DemoHome.open(folder.resolve("demo"))) {
      SampleBorough.write(home.sample(), new SampleSize(3, 60, 60, 2), 1, TODAY);
      Instant opening = SampleBorough.opening(TODAY);
      PinKey pinKey = PinKey.at(home.pinKey());
      load(home, pinKey, opening);
      long history = database.jooq().fetchCount(LOGGED_CALL);
      home.keep(new DemoDay(TODAY, 1, 0, opening));

      List<SampleCall> script = TodaysScript.read(home.sample());
      play(home, script, new DemoClock(opening, SPEED));

      Map<String, LoggedCallRecord> logged =
          database.jooq().selectFrom(LOGGED_CALL).where(LOGGED_CALL.NODE.eq("demo")).stream()
              .collect(Collectors.toMap(LoggedCallRecord::getCallId, call -> call));
      long second = script.stream().filter(call -> !call.secondPin().isEmpty()).count();
      assertThat(logged).hasSize(script.size() + (int) second);
      assertThat(database.jooq().fetchCount(LOGGED_CALL)).isEqualTo(history + logged.size());
      for (int i = 0; i < script.size(); i++) {
        String id = "demo-1795305600." + (i + 1);
        assertLogged(script.get(i), logged.get(id), pinKey);
        if (!script.get(i).secondPin().isEmpty()) {
          assertThat(logged.get(id + "/2").getPinHash())
              .isEqualTo(pinKey.hash(script.get(i).secondPin()));
        }
      }
    }
  }

  private static void assertLogged(SampleCall call, LoggedCallRecord logged, PinKey pinKey) {
    assertThat(logged).as(call.note()).isNotNull();
    assertThat(logged.getCallerNumber()).isEqualTo(call.callerNumber());
    assertThat(logged.getDialledNumber()).isEqualTo(call.dialledNumber());
    // However busy the machine is that tests: the clock waits.
    assertThat(logged.getAnsweredAt()).isBetween(call.at(), call.at().plus(Duration.ofSeconds(90)));
    assertThat(logged.getPinHash())
        .as(call.note())
        .isEqualTo(call.pins().isEmpty() ? null : pinKey.hash(call.pins().getLast()));
    assertThat(logged.getServiceUserCode()).isIn("", call.serviceUserCode());
  }

  private static void load(DemoHome home, PinKey pinKey, Instant opening) {
    new FolderImport(
            database, pinKey, () -> opening, new CivilZone(ZoneId.of("Europe/London")), "GB")
        .load(
            home.sample(),
            new FileNotes() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void warned(String file, String text) {}
            });
  }

  /** On return the node has stopped, and has shipped what it logged. */
  private static void play(DemoHome home, List<SampleCall> script, DemoClock clock)
      throws InterruptedException {
    IvrSettings settings =
        IvrSettings.of("demo", home.phone(), home.pinKey())
            .database(mariaDb.address())
            .listenOn("127.0.0.1", 0)
            .build();
    try (IvrNode node = IvrNode.start(settings, clock)) {
      assertThat(node.refreshDirectory()).isTrue();
      Handset handset = new Handset("127.0.0.1", node.port(), Pace.times(SPEED));
      TodaysCalls calls = new TodaysCalls(script, clock, new HandsetTelephone(handset), home);
      calls.play();
      assertThat(calls.state().failed()).as(calls.state().firstFailure()).isZero();
      assertThat(calls.state().isOver()).isTrue();
    }
  }
}
