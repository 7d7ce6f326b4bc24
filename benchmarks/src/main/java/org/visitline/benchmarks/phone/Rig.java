package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.visitline.ivr.journal.JournalVerification;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** A machine of the phone service's: MariaDB, a borough in it, and the service, each a process. */
final class Rig implements AutoCloseable {

  private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(5);

  private final Path home;
  private final int port;
  private final EmbeddedMariaDb mariaDb;
  private final Database database;
  private final JooqBorough borough;
  private Service service;
  private int started;
  private List<String> mariaDbCommand = List.of();

  /**
   * Sets it up, with callers being served.
   *
   * @param parent of a folder of its own, on a disk that is one
   * @param port of FastAGI
   */
  Rig(Path parent, int port) throws IOException, InterruptedException {
    this.home = Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "rig");
    this.port = port;
    this.mariaDb = EmbeddedMariaDb.start(home.resolve("mariadb"));
    try {
      this.database = Database.open(mariaDb.address(), 2);
      this.borough = new JooqBorough(database);
      borough.settle(Service.pinKey(home));
      this.service = startService();
    } catch (IOException | InterruptedException | RuntimeException e) {
      mariaDb.close();
      throw e;
    }
  }

  Service service() {
    return service;
  }

  JooqBorough borough() {
    return borough;
  }

  /** The process of its MariaDB. */
  long mariaDbPid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("mariadb/mariadbd.pid")).strip());
  }

  Path home() {
    return home;
  }

  /** Kills the service and starts it again. */
  void killService() throws IOException, InterruptedException {
    service.kill();
    service = startService();
  }

  /** A crowd before the service. */
  FakeAsterisk asterisk(IntFunction<FakeAsterisk.Caller> callers) {
    return new FakeAsterisk(service.address(), callers);
  }

  /** Stops MariaDB as an operator does; nobody answers on its port then. */
  void stopMariaDb() throws IOException {
    ProcessHandle server = ProcessHandle.of(mariaDbPid()).orElseThrow();
    mariaDbCommand =
        List.of(Files.readString(Path.of("/proc/" + server.pid() + "/cmdline")).split("\0"));
    server.destroy();
    ProcessHandle _ = server.onExit().join();
  }

  /** Starts it again as it was, on the same port; returns when it answers. */
  void startMariaDb() throws IOException, InterruptedException {
    Process _ =
        new ProcessBuilder(mariaDbCommand)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("mariadb.log").toFile())
            .start();
    while (!answers()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean answers() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Waits until every call of a run whose confirmation had begun is in the database.
   *
   * @return how long that took, from now
   */
  Duration awaitShipped(String run, BitSet confirmed) throws InterruptedException {
    long began = System.nanoTime();
    while (borough.shipped(run) < confirmed.cardinality() || lost(run, confirmed) > 0) {
      if (System.nanoTime() - began > CATCHES_UP_WITHIN.toNanos()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Those whose confirmation had begun and that the database does not have. */
  int lost(String run, BitSet confirmed) {
    BitSet lost = (BitSet) confirmed.clone();
    lost.andNot(borough.logged(run));
    return lost.cardinality();
  }

  /** Stops the service and reads its whole journal. */
  JournalVerification.Report verifyJournal() throws IOException {
    service.close();
    return JournalVerification.verify(service.journal());
  }

  private Service startService() throws IOException, InterruptedException {
    int probe = 0;
    return Service.start(
        home,
        mariaDb.address(),
        port,
        borough.ring("probe" + started++, probe),
        JooqBorough.pin(probe));
  }

  @Override
  public void close() throws IOException {
    service.close();
    database.close();
    if (mariaDbCommand.isEmpty()) {
      mariaDb.close();
    } else {
      // It is not the one any more that this was to close.
      EmbeddedMariaDb.endLeftBehind(home.resolve("mariadb"));
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
