package org.visitline.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * A five hundredth of a year and two seconds of calls; on a busy machine their times say nothing.
 */
class ShortStoreTest {

  @Test
  void what_follows_from_each_call_is_stored() throws Exception {
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "store");

    int exit =
        new CommandLine(new StoreCommand())
            .execute(
                "--data=" + data,
                "--size=0.002",
                "--rate=20",
                "--seconds=2",
                "--warm-up=1",
                "--p99=60000");

    assertThat(exit).isZero();
  }
}
