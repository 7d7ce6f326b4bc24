package org.visitline.ivr.agi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Throws bytes at the reader: what is kept in {@code fuzz/} each time, and what Jazzer makes of it
 * for a few seconds. For longer:
 *
 * <pre>
 * mvn -pl ivr-core -am test -Dtest=AgiReaderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.inputs=10000000
 * </pre>
 *
 * <p>An input that crashes it is written to {@code ivr-core/target/fuzz}; mend the reader, and keep
 * that input in {@code fuzz/}.
 */
class AgiReaderFuzzTest {

  private static final Path KEPT = Path.of("src/test/resources/org/visitline/ivr/agi/fuzz");
  private static final Path WORDS = KEPT.resolveSibling("fuzz.dict");

  @ParameterizedTest
  @MethodSource("kept")
  void what_was_kept_does_no_harm(Path input) throws IOException {
    AgiReaderFuzzer.fuzzerTestOneInput(Files.readAllBytes(input));
  }

  static Stream<Path> kept() throws IOException {
    return Files.list(KEPT).sorted();
  }

  @Test
  void what_a_fuzzer_makes_of_it_does_no_harm() throws Exception {
    Path found = Files.createDirectories(Path.of("target/fuzz/corpus"));
    String inputs = System.getProperty("fuzz.inputs", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // So little memory that a reader which keeps what it is sent is found out.
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jazzer.class.getName()));
    command.addAll(
        List.of(
            "--target_class=" + AgiReaderFuzzer.class.getName(),
            "--instrumentation_includes=org.visitline.ivr.agi.**:org.visitline.ivr.dialogue.**"
                + ":org.asteriskjava.fastagi.**:io.netty.handler.codec.**",
            "--custom_hook_includes=org.visitline.ivr.**:org.asteriskjava.fastagi.**",
            "--reproducer_path=target/fuzz",
            "-artifact_prefix=target/fuzz/",
            // Seconds that one input may take, on a machine that does more; bytes that it may have.
            "-timeout=30",
            "-max_len=4096",
            "-print_final_stats=1",
            "-dict=" + WORDS,
            inputs.isEmpty() ? "-max_total_time=10" : "-runs=" + inputs,
            found.toString(),
            KEPT.toString()));
    Path said = Path.of("target/fuzz/said.txt");
    Process fuzzer =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int ended = fuzzer.waitFor();

    List<String> lines = Files.readAllLines(said);
    lines.stream().filter(line -> line.startsWith("stat::")).forEach(System.out::println);
    assertThat(ended)
        .as(() -> String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())))
        .isZero();
  }
}
