package org.visitline.benchmarks.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of {@code visitline verify} in a process of its own, as anybody would start it.
 *
 * @param taken from the start of the process to its end
 * @param mostMebibytes the most resident memory that it had
 */
record Verified(Duration taken, long mostMebibytes) {

  static Verified run(Path in, Path out, Instant asOf, String heap)
      throws IOException, InterruptedException {
    List<String> command = visitline();
    command.addAll(List.of("verify", "--in", in + "", "--as-of", asOf + "", "--out", out + ""));
    return run(command, Map.of("VISITLINE_JAVA_OPTS", "-Xmx" + heap));
  }

  /** The launcher, or in tests the classes that this JVM has. */
  private static List<String> visitline() {
    String home = System.getProperty("visitline.home");
    return new ArrayList<>(
        home != null
            ? List.of(Path.of(home, "visitline").toString())
            : List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.visitline.app.Visitline"));
  }

  private static Verified run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Path said = Files.createTempFile("verify", ".log");
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    long most = 0;
    while (process.isAlive()) {
      most = Math.max(most, residentMost(process.pid()));
      process.waitFor(Duration.ofMillis(100));
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + process.exitValue() + "; see " + said);
    }
    Files.delete(said);
    return new Verified(taken, most);
  }

  /** As the kernel has counted it since the process began; 0 once it is gone. */
  private static long residentMost(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      // It ended while we looked.
    }
    return 0;
  }
}
