package org.visitline.benchmarks.phone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How programs under test are started: by the launcher, or in tests from this JVM's classes. */
final class Programs {

  /** The launcher's own options are as for everybody; only {@code benchmarks/run} sets this. */
  private static final @Nullable String HOME = System.getProperty("visitline.home");

  private Programs() {}

  /** What {@code visitline} is started by. */
  static List<String> visitline() {
    return HOME == null
        ? java("org.visitline.app.Visitline")
        : List.of(Path.of(HOME, "visitline").toString());
  }

  /**
   * A main class from this JVM's classes, with its arguments. Its collector is the launcher's, so
   * that peers differ in what they do and not in how they were started.
   */
  static List<String> java(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(Arrays.asList(arguments));
    return command;
  }
}
