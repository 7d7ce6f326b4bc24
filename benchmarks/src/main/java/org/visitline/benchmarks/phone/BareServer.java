package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;

/**
 * The peer: Asterisk-Java's own server with a script that does nothing but send the commands of one
 * call of the service's, the same ones in the same order. No look-up, no log, no disk.
 */
final class BareServer {

  private BareServer() {}

  /** The port, the most calls at a time, and a file with the commands. */
  public static void main(String[] args) throws IOException {
    List<AgiCommand> commands =
        Files.readAllLines(Path.of(args[2])).stream().<AgiCommand>map(AsWritten::new).toList();
    AgiScript bare =
        (_, channel) -> {
          for (AgiCommand command : commands) {
            var _ = channel.sendCommand(command);
          }
        };
    DefaultAgiServer server = new DefaultAgiServer(new StaticMappingStrategy(bare));
    server.setPort(Integer.parseInt(args[0]));
    // It closes a call that comes when all its threads are taken.
    server.setPoolSize(Integer.parseInt(args[1]));
    server.setMaximumPoolSize(Integer.parseInt(args[1]));
    server.startup();
  }

  /** In a process of its own. */
  record Running(Process process, InetSocketAddress address) implements AutoCloseable {

    @Override
    public void close() {
      Process _ = process.destroyForcibly().onExit().join();
    }
  }

  /** Starts it, and returns when it serves callers. */
  static Running start(int port, int callers, Path home, List<String> commands)
      throws IOException, InterruptedException {
    Path file = Files.write(home.resolve("commands"), commands);
    Path said = home.resolve("bare.log");
    Process process =
        new ProcessBuilder(
                Programs.java(
                    BareServer.class.getName(),
                    Integer.toString(port),
                    Integer.toString(callers),
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    while (process.isAlive()) {
      try {
        new Handset("127.0.0.1", port, Pace.NONE)
            .ring(new Ring("", "", "probe"), ScriptedCaller.of(JooqBorough.pin(0)));
        return new Running(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (UncheckedIOException e) {
        // Not listening yet.
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IllegalStateException("Asterisk-Java's server does not start; see " + said);
  }

  private record AsWritten(String text) implements AgiCommand {

    @Override
    public String buildCommand() {
      return text;
    }

    @Override
    public void setAsteriskVersion(AsteriskVersion version) {
      // The words are Asterisk's of any version.
    }
  }
}
