package org.visitline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that a figure was measured on, and how busy it was: no figure is worth more. */
public final class Machine {

  private Machine() {}

  /** In one line: processors, memory, kernel, Java, and what was running when it was asked. */
  public static String describe() {
    return String.format(
        Locale.ROOT,
        "%d x %s, %d GiB, Linux %s, Java %s; load average %s",
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name"),
        Math.round(kibibytes(field("/proc/meminfo", "MemTotal")) / 1024.0 / 1024.0),
        System.getProperty("os.version"),
        Runtime.version(),
        load());
  }

  /**
   * The resident memory of a process.
   *
   * @param pid of a process that runs
   * @return in mebibytes
   */
  public static long residentMebibytes(long pid) {
    return kibibytes(field("/proc/" + pid + "/status", "VmRSS")) / 1024;
  }

  /** Processor time that a process has used, of all its threads. */
  public static Duration processorTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
  }

  private static String load() {
    return text("/proc/loadavg").split(" ", 2)[0];
  }

  private static long kibibytes(String value) {
    return Long.parseLong(value.replace(" kB", ""));
  }

  /** The first line of that name in a file of {@code name: value}. */
  private static String field(String file, String name) {
    try (Stream<String> lines = text(file).lines()) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
