package org.visitline.benchmarks.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Each benchmark for a second or two, so that none rots; on a busy machine its times say nothing.
 */
class ShortRunsTest {

  @Test
  void throughput() throws IOException {
    run(
        new ThroughputCommand(),
        "--rounds=1",
        "--seconds=1",
        "--warm-up=1",
        "--callers=10",
        "--at-least=0");
  }

  @Test
  void peak() throws IOException {
    run(
        new PeakCommand(),
        "--rate=20",
        "--seconds=2",
        "--warm-up=1",
        "--p99=60000",
        "--p99.9=60000");
  }

  @Test
  void held() throws IOException {
    run(
        new HeldCommand(),
        "--calls=100",
        "--warm-up=1",
        "--seconds=2",
        "--rate=5",
        "--memory=4096",
        "--p99=60000");
  }

  @Test
  void kills() throws IOException {
    run(new KillsCommand(), "--kills=2", "--calls=60", "--callers=5");
  }

  @Test
  void database_away() throws IOException {
    run(new DatabaseAwayCommand(), "--rate=10", "--before=2", "--away=3", "--slower=1000");
  }

  private static void run(Object benchmark, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("--port=" + freePort());
    arguments.add("--under=target");

    int exit = new CommandLine(benchmark).execute(arguments.toArray(String[]::new));

    assertThat(exit).isZero();
  }

  /** One whose next is free too: a peer listens there. */
  private static int freePort() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    while (true) {
      try (ServerSocket probe = new ServerSocket(0, 1, here);
          ServerSocket _ = new ServerSocket(probe.getLocalPort() + 1, 1, here)) {
        return probe.getLocalPort();
      } catch (BindException e) {
        // Somebody has the next one.
      }
    }
  }
}
