package org.visitline.ivr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.visitline.schema.DatabaseAddress;

/** A {@link KilledNode} seen from outside. */
final class NodeProcess {

  private NodeProcess() {}

  static Process start(Path home, DatabaseAddress database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            KilledNode.class.getName(),
            home.toString(),
            Integer.toString(database.port()),
            database.name(),
            database.user(),
            database.password())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static int port(Process node) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("port ")) {
        return Integer.parseInt(line.substring("port ".length()));
      }
    }
    throw new IOException("the node did not start");
  }
}
