package org.visitline.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A five hundredth of a year and two seconds of calls; on a busy machine their times say nothing.
 */
class ShortStoreTest {

  @TempDir Path data;

  @Test
  @Timeout(600)
  void what_follows_from_each_call_is_stored() throws Exception {
    int exit =
        new CommandLine(new StoreCommand())
            .execute(
                "--data=" + data,
                "--size=0.002",
                "--rate=20",
                "--seconds=2",
                // A council's is of 1 GB, which is written and copied before anything is measured.
                "--log-size=32M",
                "--warm-up=1",
                "--p99=60000");

    assertThat(exit).isZero();
  }
}
