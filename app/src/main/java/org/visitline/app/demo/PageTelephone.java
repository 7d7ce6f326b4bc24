package org.visitline.app.demo;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.TerminalPhone;
import org.visitline.portal.phone.Telephone;

/** The terminal's telephone on a page of the portal: the same words, the same keys. */
final class PageTelephone implements Telephone {

  private static final String DIALLED = "08081570100";

  private final IntSupplier port;
  private final InstantSource clock;

  /**
   * A telephone on a line to this machine's phone service.
   *
   * @param port the service's; asked for at each call, for the page may be there before it
   */
  PageTelephone(IntSupplier port, InstantSource clock) {
    this.port = port;
    this.clock = clock;
  }

  @Override
  public OnTheLine ring(String from) {
    Call call = new Call();
    Instant now = clock.instant();
    String uniqueId =
        String.format(Locale.ROOT, "%d.%d", now.getEpochSecond(), System.nanoTime() % 1_000_000);
    Thread.ofVirtual()
        .name("page-telephone")
        .start(() -> call.run(port.getAsInt(), new Ring(from, DIALLED, uniqueId)));
    return call;
  }

  @Override
  public String numberToTry() {
    return FictionalNumbers.ADAS_LINE;
  }

  @Override
  public String pinToTry() {
    return Population.DEMO_PIN;
  }

  /** One call: what the terminal would show, and the keys that it would be typed. */
  private static final class Call implements OnTheLine {

    private static final String HANG_UP = "h";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
    private volatile boolean over;

    void run(int port, Ring ring) {
      try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
        new TerminalPhone("127.0.0.1", port, new BufferedReader(new Keys(keys)), out, false)
            .ring(ring);
      } finally {
        over = true;
        keys.add(Keys.END);
      }
    }

    @Override
    public String transcript() {
      return said.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public void press(String pressed) {
      keys.add(pressed + "\n");
    }

    @Override
    public void hangUp() {
      keys.add(HANG_UP + "\n");
    }
  }

  /** Lines that are typed one by one; waits for the next until the call is over. */
  private static final class Keys extends Reader {

    static final String END = "";

    private final BlockingQueue<String> lines;
    private String rest = "";

    Keys(BlockingQueue<String> lines) {
      this.lines = lines;
    }

    @Override
    public int read(char[] into, int from, int length) {
      if (rest.isEmpty()) {
        try {
          rest = lines.take();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }
      if (rest.equals(END)) {
        return -1;
      }
      int taken = Math.min(length, rest.length());
      rest.getChars(0, taken, into, from);
      rest = rest.substring(taken);
      return taken;
    }

    @Override
    public void close() {
      lines.add(END);
    }
  }
}
