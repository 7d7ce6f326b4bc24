package org.visitline.benchmarks.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.ivr.handset.Ring;

/** A process that holds calls open: one can have no more files than the system lets it. */
final class Holder implements AutoCloseable {

  private static final double OPENED_A_SECOND = 300;
  private static final Duration OPEN_WITHIN = Duration.ofMinutes(2);

  private final Process process;
  private final BufferedReader says;

  private Holder(Process process) {
    this.process = process;
    this.says = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Its number, the port, and how many calls. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int calls = Integer.parseInt(args[2]);
    InetSocketAddress service =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    try (FakeAsterisk asterisk =
        new FakeAsterisk(service, number -> caller("held" + args[0], number))) {
      asterisk.ringAll(calls, OPENED_A_SECOND);
      boolean _ = asterisk.awaitAnswered(calls, OPEN_WITHIN);
      System.out.println("held");
      int _ = System.in.read();
      System.out.println(asterisk.openCalls());
    }
  }

  /** Every other one is logged already, and stays on the line all the same. */
  private static FakeAsterisk.Caller caller(String run, int number) {
    return new FakeAsterisk.Caller(
        new Ring(FictionalNumbers.ADAS_LINE, "", run + "." + number),
        number % 2 == 0 ? Manner.silent() : Manner.loggedAndUndecided(JooqBorough.pin(number)));
  }

  /** Begins to open so many calls. */
  static Holder start(int holder, int port, int calls) throws IOException {
    return new Holder(
        new ProcessBuilder(
                Programs.java(
                    Holder.class.getName(),
                    Integer.toString(holder),
                    Integer.toString(port),
                    Integer.toString(calls)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Waits until they are open. */
  void awaitHeld() throws IOException {
    if (!"held".equals(says.readLine())) {
      throw new IllegalStateException("the process that holds calls has ended");
    }
  }

  /** How many are open still; then it lets them go. */
  int letGo() throws IOException {
    process.outputWriter().append('\n').close();
    return Integer.parseInt(says.readLine());
  }

  @Override
  public void close() {
    Process _ = process.destroyForcibly().onExit().join();
  }
}
