package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.visitline.benchmarks.Machine;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;
import org.visitline.schema.DatabaseAddress;

/** {@code visitline ivr} in a process of its own, as an operator starts it. */
final class Service implements AutoCloseable {

  static final String NODE = "bench";

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

  private final Process process;
  private final Path home;
  private final int port;

  private Service(Process process, Path home, int port) {
    this.process = process;
    this.home = home;
    this.port = port;
  }

  /**
   * Starts it, and returns when it serves callers.
   *
   * @param home of the journal, the key and what it says
   * @param database that it ships to
   * @param probe a call that it must serve
   * @param pin keyed on it
   */
  static Service start(Path home, DatabaseAddress database, int port, Ring probe, String pin)
      throws IOException, InterruptedException {
    Path password = home.resolve("password");
    Files.writeString(password, database.password());
    List<String> command = new ArrayList<>(Programs.visitline());
    command.addAll(List.of("ivr", "--node", NODE, "--port", Integer.toString(port)));
    command.addAll(List.of("--data", home.resolve("ivr").toString()));
    command.addAll(List.of("--pin-key", pinKey(home).toString()));
    command.addAll(List.of("--db-host", database.host()));
    command.addAll(List.of("--db-port", Integer.toString(database.port())));
    command.addAll(List.of("--db-name", database.name(), "--db-user", database.user()));
    command.addAll(List.of("--db-password-file", password.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("service.log").toFile()))
            .start();
    Service service = new Service(process, home, port);
    service.awaitServing(probe, pin);
    return service;
  }

  static Path pinKey(Path home) {
    return home.resolve("pin-key");
  }

  private void awaitServing(Ring probe, String pin) throws InterruptedException {
    long until = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (process.isAlive() && System.nanoTime() < until) {
      try {
        if (ring(probe, pin).commands().stream().anyMatch(Replies::beginsConfirmation)) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        // Not listening yet.
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    process.destroyForcibly();
    throw new IllegalStateException(
        "the phone service does not serve callers; see " + home.resolve("service.log"));
  }

  /** One call that takes no time, for its commands. */
  Transcript ring(Ring ring, String pin) {
    return new Handset("127.0.0.1", port, Pace.NONE).ring(ring, ScriptedCaller.of(pin));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  Path journal() {
    return home.resolve("ivr").resolve("journal");
  }

  long residentMebibytes() {
    return Machine.residentMebibytes(process.pid());
  }

  long pid() {
    return process.pid();
  }

  /** With kill -9: no chance to write down another word. */
  void kill() {
    Process _ = process.destroyForcibly().onExit().join();
  }

  /** As an operator stops it: it drains. */
  @Override
  public void close() {
    process.destroy();
    Process _ =
        process
            .onExit()
            .completeOnTimeout(process, STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)
            .join();
    kill();
  }
}
