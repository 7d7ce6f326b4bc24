package org.visitline.ivr.handset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A telephone in the terminal: shows what is said in words, sends the keys that are typed (any of
 * {@code 0-9*#}, then Enter), and hangs up at {@code h}. Typing ahead works as on a real line; with
 * nothing typed, time goes by as on a real line too.
 */
public final class TerminalPhone {

  private static final String HANG_UP = "h";

  /** What stands in the queue when the input is at its end. */
  private static final String END = "\u0004";

  private final Handset handset;
  private final BufferedReader in;
  private final PrintStream out;
  private final PromptWords words = new PromptWords();
  private final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();

  /**
   * A telephone on a line to this service.
   *
   * @param host it runs on
   * @param port its FastAGI port
   * @param in what is typed
   * @param out what is shown
   */
  public TerminalPhone(String host, int port, BufferedReader in, PrintStream out) {
    this.handset = new Handset(host, port, Pace.NONE);
    this.in = in;
    this.out = out;
  }

  /**
   * Rings, and stays on the line until it is closed.
   *
   * @throws java.io.UncheckedIOException if nobody listens there
   */
  public Transcript ring(Ring ring) {
    out.printf(
        "Ringing from %s. Type keys and Enter; h and Enter hangs up.%n",
        ring.from().isEmpty() ? "a withheld number" : ring.from());
    Thread.ofPlatform().daemon().name("terminal-keys").start(this::listen);
    Transcript call = handset.ring(ring, new Typing());
    out.println();
    out.println(call.isHungUp() ? "You have hung up." : "The line is closed.");
    return call;
  }

  private void listen() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        typed.add(line.strip());
      }
    } catch (IOException e) {
      out.println("cannot read the keys: " + e.getMessage());
    }
    typed.add(END);
  }

  /** The person at the keyboard. */
  private final class Typing implements Caller {

    @Override
    public String hears(String sound) {
      String said = words.of(sound);
      // Fragments of a time go on in the line of their sentence.
      if (SoundLength.isFragment(sound)) {
        out.print(" " + said);
      } else {
        out.println();
        out.print("  \"" + said + "\"");
      }
      out.flush();
      return next(SoundLength.of(sound));
    }

    @Override
    public String isAsked(int most, Duration wait) {
      out.println();
      out.print("  (keys?) ");
      out.flush();
      return next(wait);
    }

    private String next(Duration wait) {
      String line = poll(wait);
      if (line == null || line.equals(END)) {
        return NOTHING;
      }
      String keys = line.replaceAll("[^0-9*#]", "");
      return line.equals(TerminalPhone.HANG_UP) ? Caller.HANG_UP : keys;
    }

    private @Nullable String poll(Duration wait) {
      // At the end of a script nobody sits there: its waits need not be waited for.
      if (END.equals(typed.peek())) {
        return END;
      }
      try {
        String line = typed.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (END.equals(line)) {
          typed.add(END);
        }
        return line;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return TerminalPhone.HANG_UP;
      }
    }
  }
}
