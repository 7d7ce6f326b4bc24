package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a benchmark of the phone is set up. */
final class RigOptions {

  @Option(
      names = "--port",
      defaultValue = "4573",
      description = "of FastAGI; a peer listens on the next one; ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--under",
      defaultValue = "benchmarks/target",
      description = "a folder on the disk to measure; ${DEFAULT-VALUE}")
  Path under = Path.of("");

  /** A rig with callers being served. */
  Rig setUp() throws IOException, InterruptedException {
    return new Rig(under, port);
  }
}
