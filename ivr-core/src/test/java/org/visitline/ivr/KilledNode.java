package org.visitline.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.visitline.schema.DatabaseAddress;

/** A node in a process of its own, to be killed. Says its port, and goes on until it is. */
final class KilledNode {

  private KilledNode() {}

  public static void main(String[] args) throws InterruptedException {
    Path home = Path.of(args[0]);
    IvrNode node =
        IvrNode.start(
            IvrSettings.of("ivr1", home.resolve("ivr"), home.resolve("pin-key"))
                .database(
                    new DatabaseAddress(
                        "127.0.0.1", Integer.parseInt(args[1]), args[2], args[3], args[4]))
                .listenOn("127.0.0.1", 0)
                .spool(home.resolve("spool"))
                .lookEvery(Duration.ofMillis(50))
                .build(),
            InstantSource.system());
    System.out.println("port " + node.port());
    Thread.currentThread().join();
  }
}
