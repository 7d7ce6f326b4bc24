package org.visitline.e2e;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.Database;
import org.visitline.schema.DatabaseAddress;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.time.CivilZone;

/**
 * A real Asterisk and the phone service before a MariaDB, the service in a process of its own: it
 * can be killed, and so can Asterisk.
 */
// What it opened says that it may be interrupted while it closes; a test that is may fail so.
@SuppressWarnings("try")
final class PhoneLab implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Path home;
  private final Path pinKey;
  private final Path password;
  private final DatabaseAddress address;
  private final Database database;
  private final int port;
  private final Map<String, String> environment = new HashMap<>();
  private final Path spool;
  private final Path records;
  private final String messages;
  private @Nullable Process service;

  PhoneLab(Town town) throws Exception {
    home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "phone");
    pinKey = home.resolve("pin-key");
    EmbeddedMariaDb server = opened(EmbeddedMariaDb.temporary(Path.of("target")));
    address = server.address();
    password = Files.writeString(home.resolve("password"), address.password());
    database = opened(Database.open(address, 2));
    database.migrate();
    town.write(home.resolve("in"));
    var report =
        new FolderImport(
                database, PinKey.at(pinKey), InstantSource.system(), CivilZone.LONDON, "GB")
            .load(home.resolve("in"), new Strict());
    if (!report.isClean()) {
      throw new IllegalStateException(report.toString());
    }
    port = freePort();
    environment.put("LAB_NAME", "phone");
    environment.put("LAB_SIP_PORT", System.getProperty("lab.sip.port", "25070"));
    environment.put("LAB_NODE_1", "agi://127.0.0.1:" + port + "/visitline");
    environment.put("LAB_LANGUAGES", String.join(" ", Town.LANGUAGES));
    lab("stop");
    lab("start");
    open.push(() -> lab("stop"));
    spool = Path.of(lab("where", "spool").strip());
    records = Path.of(lab("where", "records").strip());
    messages = lab("where", "messages").strip();
    startService();
    open.push(this::killService);
  }

  Database database() {
    return database;
  }

  PinKey pinKey() {
    return PinKey.at(pinKey);
  }

  Path data() {
    return home.resolve("data");
  }

  /** A file of this run's own. */
  Path file(String name) {
    return home.resolve(name);
  }

  String lab(String... words) throws Exception {
    return Commands.run(environment, "lab", words);
  }

  /** Rings, and says how each call went; whether or not all were answered. */
  String ring(String... words) throws Exception {
    return Commands.tryRun(environment, "ring", words);
  }

  List<String> records() throws IOException {
    return Files.exists(records) ? Files.readAllLines(records) : List.of();
  }

  void startService() throws IOException {
    service =
        start(
            "service",
            "ivr",
            "--node",
            "real",
            "--data",
            data().toString(),
            "--port",
            Integer.toString(port),
            "--pin-key",
            pinKey.toString(),
            "--asterisk-spool",
            spool.toString(),
            "--message-folder",
            messages,
            "--asterisk-records",
            records.toString());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !service.isAlive()) {
        throw new IllegalStateException(
            "the service did not start: " + Files.readString(home.resolve("service.log")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** As kill -9 does. */
  void killService() throws InterruptedException {
    if (service != null) {
      int _ = service.destroyForcibly().waitFor();
    }
  }

  /** Runs {@code visitline witness} over what there is; its exit code, and what it prints. */
  Witnessed witness() throws Exception {
    Process process =
        start(
            "witness",
            "witness",
            "--records",
            records.toString(),
            "--data",
            data().toString(),
            "--asterisk-spool",
            spool.toString());
    int code = process.waitFor();
    return new Witnessed(code, Files.readString(home.resolve("witness.log")));
  }

  /** What the witness said. */
  record Witnessed(int code, String text) {}

  /** Whether every message to the office has been brought in. */
  boolean noMessageIsLeft() {
    String[] left = spool.resolve("messages").toFile().list();
    return left != null && left.length == 0;
  }

  /** Whether everything that Asterisk noted by itself has been brought in. */
  boolean spoolIsEmpty() {
    String[] left = spool.toFile().list((_, name) -> name.endsWith(".csv"));
    return left != null && left.length == 0;
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private Process start(String log, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.visitline.app.Visitline"));
    command.addAll(Arrays.asList(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(new File(home.toFile(), log + ".log")));
    builder.environment().put("VISITLINE_DB_HOST", address.host());
    builder.environment().put("VISITLINE_DB_PORT", Integer.toString(address.port()));
    builder.environment().put("VISITLINE_DB_NAME", address.name());
    builder.environment().put("VISITLINE_DB_USER", address.user());
    builder.environment().put("VISITLINE_DB_PASSWORD_FILE", password.toString());
    return builder.start();
  }

  private boolean answers() {
    try (Socket door = new Socket()) {
      door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }
}
