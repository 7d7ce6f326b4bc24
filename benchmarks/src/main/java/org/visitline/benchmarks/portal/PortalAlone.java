package org.visitline.benchmarks.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.schema.Database;
import org.visitline.schema.DatabaseAddress;

/**
 * The portal in a process of its own with the collector that the launcher gives it, so that its
 * heap is its own: without the verification beside it, which would begin to look at what was drawn.
 */
final class PortalAlone implements AutoCloseable {

  private static final String PASSWORD = "VISITLINE_BENCHMARKS_PASSWORD";

  /** As many as the program has. */
  private static final int CONNECTIONS = 20;

  private final Process process;
  private final BufferedReader says;
  private final URI url;

  private PortalAlone(Process process, BufferedReader says, URI url) {
    this.process = process;
    this.says = says;
    this.url = url;
  }

  /** The port, and where the database is; each line that comes in asks for the heap in use. */
  public static void main(String[] args) throws IOException {
    DatabaseAddress address =
        new DatabaseAddress(
            args[1], Integer.parseInt(args[2]), args[3], args[4], System.getenv(PASSWORD));
    Instant now =
        JooqFiveYears.TODAY
            .atTime(LocalTime.of(10, 30))
            .atZone(ZoneId.of("Europe/London"))
            .toInstant();
    try (Database database = Database.open(address, CONNECTIONS);
        Portal portal =
            Portal.start(
                PortalSettings.local(Integer.parseInt(args[0]), "Measured Borough"),
                database,
                () -> now)) {
      System.out.println(portal.url());
      BufferedReader asked =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      while (asked.readLine() != null) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println(runtime.totalMemory() - runtime.freeMemory());
      }
    }
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param options of Java's, as a limit of the heap
   */
  static PortalAlone start(int port, DatabaseAddress database, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            PortalAlone.class.getName(),
            Integer.toString(port),
            database.host(),
            Integer.toString(database.port()),
            database.name(),
            database.user()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of(PASSWORD, database.password()));
    Process process = builder.start();
    BufferedReader says = process.inputReader(StandardCharsets.US_ASCII);
    String url = says.readLine();
    if (url == null) {
      throw new IllegalStateException("the portal did not start");
    }
    return new PortalAlone(process, says, URI.create(url));
  }

  URI url() {
    return url;
  }

  /** What is in use of its heap once everything that nobody needs has been cleared away. */
  long heldMebibytes() throws IOException {
    process.outputWriter(StandardCharsets.US_ASCII).append('\n').flush();
    return Math.ceilDiv(Long.parseLong(says.readLine()), 1L << 20);
  }

  /** It ends by itself, and leaves no connection open in the middle, once nobody can ask. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    Process _ = process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
