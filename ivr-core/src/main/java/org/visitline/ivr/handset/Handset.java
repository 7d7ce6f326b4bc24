package org.visitline.ivr.handset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rings the phone service as Asterisk 22 does, and does what it is told as Asterisk 22 does. */
public final class Handset {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** In a shorter wait than this a caller does nothing; keys that were pressed before are taken. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final String host;
  private final int port;
  private final Pace pace;

  /**
   * A handset on a line to this service.
   *
   * @param host it runs on
   * @param port its FastAGI port
   * @param pace how fast time goes by on its calls
   */
  public Handset(String host, int port, Pace pace) {
    this.host = host;
    this.port = port;
    this.pace = pace;
  }

  /**
   * Rings, and stays on the line until one side ends the call.
   *
   * @throws UncheckedIOException if nobody listens there
   */
  public Transcript ring(Ring ring, Caller caller) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return new Exchange(socket, caller).run(ring);
    } catch (IOException e) {
      throw new UncheckedIOException("no phone service at " + host + ":" + port, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the call was interrupted", e);
    }
  }

  /** Rings on a virtual thread of its own. */
  public CompletableFuture<Transcript> ringing(Ring ring, Caller caller) {
    CompletableFuture<Transcript> call = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("handset-" + ring.uniqueId())
        .start(
            () -> {
              try {
                call.complete(ring(ring, caller));
              } catch (RuntimeException e) {
                call.completeExceptionally(e);
              }
            });
    return call;
  }

  /** Asterisk's end of one call. */
  private final class Exchange {

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private final BufferedReader in;
    private final Writer out;
    private final Caller caller;
    private final Transcript transcript = new Transcript();

    /** Keys that were pressed and not asked for yet, as a real channel keeps them. */
    private final StringBuilder typed = new StringBuilder();

    Exchange(Socket socket, Caller caller) throws IOException {
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      this.out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
      this.caller = caller;
    }

    Transcript run(Ring ring) throws IOException, InterruptedException {
      send(Greeting.of(ring, host));
      try {
        for (String command = in.readLine(); command != null; command = in.readLine()) {
          transcript.command(command);
          send(transcript.isHungUp() ? afterHangUp(command) : reply(words(command)));
        }
      } catch (SocketException e) {
        // The service has closed while we were still saying something: the end of the call.
      }
      return transcript;
    }

    private String reply(String[] words) throws InterruptedException {
      return switch (words[0] + " " + words[Math.min(1, words.length - 1)]) {
        case "STREAM FILE" -> stream(words[2], words[3]);
        case "GET DATA" -> getData(words[2], Long.parseLong(words[3]), words[4]);
        case "WAIT FOR" -> waitFor(Long.parseLong(words[3]));
        case "SET VARIABLE" -> {
          transcript.variable(words[2], words[3]);
          yield "200 result=1\n";
        }
        case "CHANNEL STATUS" -> "200 result=6\n";
        case "RECORD FILE" -> record(Long.parseLong(words[5]));
        case "ANSWER ANSWER", "HANGUP HANGUP" -> "200 result=0\n";
        default ->
            words[0].equals("EXEC") || words[0].equals("SAY") || words[0].equals("VERBOSE")
                ? "200 result=0\n"
                : "510 Invalid or unknown command\n";
      };
    }

    private String stream(String sound, String escapes) throws InterruptedException {
      if (!play(sound)) {
        return hangUp();
      }
      while (!typed.isEmpty()) {
        String key = take(1);
        // A key that stops nothing is dropped, as Asterisk drops it.
        if (escapes.contains(key)) {
          return keyCode(key, " endpos=8000");
        }
      }
      return "200 result=0 endpos=16000\n";
    }

    private String getData(String sound, long wait, String most) throws InterruptedException {
      if (!sound.isEmpty() && !play(sound)) {
        return hangUp();
      }
      String keyed = await(Integer.parseInt(most), wait);
      if (keyed.equals(Caller.HANG_UP)) {
        return hangUp();
      }
      boolean ended = keyed.endsWith("#");
      String digits = ended ? keyed.substring(0, keyed.length() - 1) : keyed;
      boolean timedOut = !ended && digits.length() < Integer.parseInt(most);
      return "200 result=" + digits + (timedOut ? " (timeout)\n" : "\n");
    }

    private String waitFor(long wait) throws InterruptedException {
      if (typed.isEmpty() && wait < AT_ONCE.toMillis()) {
        pace.let(Duration.ofMillis(wait));
        return keyCode("", "");
      }
      return keyCode(await(1, wait), "");
    }

    /** Up to so many keys, a hash included, or what there is when the time is out. */
    private String await(int most, long wait) throws InterruptedException {
      if (typed.isEmpty()) {
        String keys = caller.isAsked(most, Duration.ofMillis(wait));
        if (keys.equals(Caller.HANG_UP)) {
          return keys;
        }
        press(keys);
        if (keys.isEmpty()) {
          pace.let(Duration.ofMillis(wait));
        }
      }
      int hash = typed.indexOf("#");
      return take(Math.min(typed.length(), hash >= 0 && hash < most ? hash + 1 : most));
    }

    /** False if the caller hangs up meanwhile. */
    private boolean play(String sound) throws InterruptedException {
      transcript.heard(sound);
      if (typed.isEmpty()) {
        String keys = caller.hears(sound);
        if (keys.equals(Caller.HANG_UP)) {
          return false;
        }
        press(keys);
        if (keys.isEmpty()) {
          pace.let(SoundLength.of(sound));
        }
      }
      return true;
    }

    private String record(long longest) throws InterruptedException {
      String keys = caller.isAsked(1, Duration.ofMillis(longest));
      return keys.equals(Caller.HANG_UP) ? hangUp() : keyCode(keys, " endpos=64000");
    }

    private void press(String keys) throws InterruptedException {
      if (!keys.isEmpty()) {
        transcript.keyed(keys);
        typed.append(keys);
        pace.let(SoundLength.KEY.multipliedBy(keys.length()));
      }
    }

    private String take(int keys) {
      String taken = typed.substring(0, keys);
      typed.delete(0, keys);
      return taken;
    }

    private String keyCode(String key, String rest) {
      int code = key.isEmpty() ? 0 : key.charAt(0);
      return "200 result=" + code + rest + "\n";
    }

    private String hangUp() {
      transcript.hungUp();
      return "HANGUP\n200 result=-1\n";
    }

    private String afterHangUp(String command) {
      return command.startsWith("SET VARIABLE")
          ? "200 result=1\n"
          : "511 Command Not Permitted on a dead channel or intercept routine\n";
    }

    private void send(String text) throws IOException {
      out.write(text);
      out.flush();
    }

    private static String[] words(String command) {
      Matcher word = WORD.matcher(command);
      return word.results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .toArray(String[]::new);
    }
  }
}
