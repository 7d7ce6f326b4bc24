package org.visitline.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.app.demo.Demo;
import org.visitline.app.demo.DemoHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole of it on one machine, with a sample borough. */
@Command(
    name = "demo",
    description = {
      "Run everything on this machine: a MariaDB of its own, the phone service, the portal, and a"
          + " sample borough whose calls of today are rung through the real telephone door while"
          + " the board fills.",
      "All people and numbers are fictional."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--home", description = "the folder that keeps it (~/.visitline/demo)")
  @Nullable Path home;

  @Option(names = "--fresh", description = "begin anew: remove what an earlier demo kept")
  boolean fresh;

  @Option(
      names = "--speed",
      defaultValue = "400",
      description = "how many times faster than life today's calls are rung; ${DEFAULT-VALUE}")
  double speed;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "of the portal, on this machine only; 0 takes any free one; ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--phone-port",
      defaultValue = "4573",
      description = "of the phone service (FastAGI); ${DEFAULT-VALUE}")
  int phonePort;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed makes another borough; ${DEFAULT-VALUE}")
  long seed;

  @Override
  public Integer call() {
    try (DemoHome folder = DemoHome.open(home == null ? DemoHome.defaultFolder() : home)) {
      if (fresh) {
        folder.clear();
      }
      new Demo(folder, new Demo.Choices(seed, speed, port, phonePort), System.out).run();
    }
    return 0;
  }
}
