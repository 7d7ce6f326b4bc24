package org.visitline.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.imports.ImportReport;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/**
 * The whole line on this machine: MariaDB, the phone service, the rules, the portal, and a real
 * Asterisk before them.
 */
final class Line {

  static final String PASSWORD = "correct horse battery";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final MovableClock clock = new MovableClock();
  private final Map<String, String> environment;
  private final Portal portal;
  private final JooqEvidence evidence;
  private final LocalDate day;

  Line() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "line");
    Path pinKey = home.resolve("pin-key");
    EmbeddedMariaDb server = opened(EmbeddedMariaDb.temporary(Path.of("target")));
    Database database = opened(Database.open(server.address(), 10));
    database.migrate();
    evidence = new JooqEvidence(database);
    LocalDateTime now = CivilZone.LONDON.civil(clock.instant());
    day = now.toLocalDate();
    SmallBorough.write(home.resolve("in"), now);
    ImportReport report =
        new FolderImport(database, PinKey.at(pinKey), clock, CivilZone.LONDON, "GB")
            .load(home.resolve("in"), new Strict());
    if (!report.isClean()) {
      throw new IllegalStateException(report.toString());
    }
    PortalUsers users = new PortalUsers(database);
    users.createOfficer("officer", "Olive Officer", PASSWORD);
    users.createProvider("penny", "Penny Whistle", new ProviderId("P1"), PASSWORD);
    users.createProvider("otto", "Otto Holme", new ProviderId("P2"), PASSWORD);
    opened(new Verifier(database, CivilZone.LONDON, clock).start());
    IvrNode phone =
        opened(
            IvrNode.start(
                IvrSettings.of("e2e", home.resolve("phone"), pinKey)
                    .database(server.address())
                    .listenOn("127.0.0.1", 0)
                    .build(),
                clock));
    portal = opened(Portal.start(PortalSettings.local(0, "Quillbrook Council"), database, clock));
    environment =
        Map.of(
            "LAB_NAME",
            "line",
            "LAB_SIP_PORT",
            "25060",
            "LAB_NODE_1",
            "agi://127.0.0.1:" + phone.port() + "/visitline");
    Commands.run(environment, "lab", "stop");
    Commands.run(environment, "lab", "start");
    opened(() -> Commands.run(environment, "lab", "stop"));
  }

  /** Rings with SIPp, and returns when the call is over. */
  void ring(String... words) throws Exception {
    Commands.run(environment, "ring", words);
  }

  /** The prompts that Asterisk has played so far, in order. */
  String heard() throws Exception {
    return Commands.run(environment, "lab", "heard");
  }

  /** Lets half an hour pass in a moment. */
  void moveOn(Duration time) {
    clock.moveOn(time);
  }

  /** The civil date of the commissioned visit. */
  LocalDate day() {
    return day;
  }

  String url(String path) {
    return portal.url().resolve(path).toString();
  }

  JooqEvidence evidence() {
    return evidence;
  }

  /** Waits until it is so; the time that it took. */
  Duration until(String what, BooleanSupplier isSo) throws InterruptedException {
    Instant began = clock.instant();
    CountDownLatch never = new CountDownLatch(1);
    while (!isSo.getAsBoolean()) {
      if (Duration.between(began, clock.instant()).compareTo(PATIENCE) > 0) {
        throw new AssertionError(
            "waited %s in vain until %s; calls %s, visits %s, findings %s"
                .formatted(
                    PATIENCE, what, evidence.calls(), evidence.visits(), evidence.findings()));
      }
      boolean unused = never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return Duration.between(began, clock.instant());
  }

  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }
}
