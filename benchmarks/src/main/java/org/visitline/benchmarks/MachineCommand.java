package org.visitline.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the figures are of. */
@Command(name = "machine", description = "Say what machine this is, as each report begins.")
final class MachineCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.println(Machine.describe());
    return 0;
  }
}
