package org.visitline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scripts beside this module, run as an operator runs them. */
final class Commands {

  private static final long PATIENCE_MINUTES = 10;

  private Commands() {}

  /**
   * Runs a script of {@code e2e/asterisk} and returns what it printed; fails with that if it fails.
   */
  static String run(Map<String, String> environment, String script, String... words)
      throws Exception {
    Said said = runAndSee(environment, script, words);
    assertThat(said.code())
        .as("%s %s failed:%n%s", script, String.join(" ", words), said.text())
        .isZero();
    return said.text();
  }

  /** The same, for one that may fail: a caller whose Asterisk is killed is cut off. */
  static String tryRun(Map<String, String> environment, String script, String... words)
      throws Exception {
    return runAndSee(environment, script, words).text();
  }

  private record Said(int code, String text) {}

  private static Said runAndSee(Map<String, String> environment, String script, String... words)
      throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("asterisk/" + script));
    command.addAll(Arrays.asList(words));
    File said = File.createTempFile("said", ".txt", new File("target"));
    // Into a file, not a pipe: Asterisk goes on in the background with what it inherited, and would
    // hold a pipe open for ever.
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    String text = java.nio.file.Files.readString(said.toPath(), StandardCharsets.UTF_8);
    assertThat(ended)
        .as("%s went on for over %d minutes:%n%s", command, PATIENCE_MINUTES, text)
        .isTrue();
    return new Said(process.exitValue(), text);
  }
}
