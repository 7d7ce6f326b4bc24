package org.visitline.ivr.handset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

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
  private final boolean echoes;
  private final PromptWords words = new PromptWords();
  private final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();

  /**
   * A telephone on a line to this service.
   *
   * @param host it runs on
   * @param port its FastAGI port
   * @param in what is typed
   * @param out what is shown
   * @param echoes whether what is typed is seen already, as in a terminal
   */
  public TerminalPhone(String host, int port, BufferedReader in, PrintStream out, boolean echoes) {
    this.handset = new Handset(host, port, Pace.NONE);
    this.in = in;
    this.out = out;
    this.echoes = echoes;
  }

  /**
   * Rings, and stays on the line until it is closed.
   *
   * @throws java.io.UncheckedIOException if nobody listens there
   */
  public Transcript ring(Ring ring) {
    // Only who sits at a terminal types.
    out.printf(
        "Ringing from %s.%s%n",
        ring.from().isEmpty() ? "a withheld number" : ring.from(),
        echoes ? " Type keys and Enter; h and Enter hangs up." : "");
    Thread.ofPlatform().daemon().name("terminal-keys").start(this::listen);
    Transcript call = handset.ring(ring, new Typing());
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

    /** Each sound has a line of its own, so that what is typed meanwhile has one too. */
    @Override
    public String hears(String sound) {
      out.println("  \"" + words.of(sound) + "\"");
      Optional<String> line = poll(SoundLength.of(sound));
      line.filter(keys -> !keys.equals(TerminalPhone.HANG_UP))
          .ifPresent(keys -> show("  keys: " + keys));
      return line.map(this::keys).orElse(NOTHING);
    }

    @Override
    public String isAsked(int most, Duration wait) {
      out.print("  keys: ");
      out.flush();
      Optional<String> line = poll(wait);
      line.ifPresentOrElse(this::show, () -> out.println("none"));
      return line.map(this::keys).orElse(NOTHING);
    }

    private void show(String text) {
      if (!echoes) {
        out.println(text);
      }
    }

    private String keys(String line) {
      return line.equals(TerminalPhone.HANG_UP) ? Caller.HANG_UP : line.replaceAll("[^0-9*#]", "");
    }

    private Optional<String> poll(Duration wait) {
      // At the end of a script nobody sits there: its waits need not be waited for.
      if (END.equals(typed.peek())) {
        return Optional.empty();
      }
      try {
        String line = typed.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (END.equals(line)) {
          typed.add(END);
        }
        return Optional.ofNullable(line).filter(some -> !some.equals(END));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(TerminalPhone.HANG_UP);
      }
    }
  }
}
