package org.visitline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.handset.Caller;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;
import org.visitline.ivr.journal.JournalVerification;
import org.visitline.schema.PinKey;

/**
 * {@code visitline ivr} as a process, with its database away from the first moment: it knows its
 * callers from its own disk. Then it is told to stop, in the middle of a call.
 */
class IvrProcessTest {

  @TempDir Path home;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private Process service;
  private Thread reader;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Path data = Files.createDirectories(home.resolve("ivr1"));
    Path key = home.resolve("pin-key");
    String hash = HexFormat.of().formatHex(PinKey.at(key).hash("141207"));
    Files.write(
        data.resolve("directory.csv"),
        List.of(
            "pin," + hash + ",W1,P1,,2020-01-01,",
            "line,+442079460123,A,2020-01-01T00:00:00Z,",
            "end"));
    Files.writeString(home.resolve("password"), "none");
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            // As it logs at work, not as tests do, whose settings come first on this path.
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            Visitline.class.getName(),
            "ivr",
            "--node=ivr1",
            "--data=" + data,
            "--port=0",
            "--pin-key=" + key,
            "--db-port=1",
            "--db-password-file=" + home.resolve("password"));
    command.environment().put("VISITLINE_LOG_FORMAT", "json");
    service = command.redirectErrorStream(true).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.startsWith("Taking calls at agi://127.0.0.1:")) {
        port = Integer.parseInt(line.replaceAll(".*:([0-9]+)/visitline", "$1"));
        reader = Thread.ofPlatform().daemon().start(() -> out.lines().forEach(said::add));
        return;
      }
    }
    throw new IllegalStateException(String.join("\n", said));
  }

  @AfterEach
  void end() {
    service.destroyForcibly();
  }

  @Test
  void told_to_stop_it_lets_the_call_end_sends_new_ones_on_at_once_and_goes() throws Exception {
    CompletableFuture<String> pin = new CompletableFuture<>();
    Undecided worker = new Undecided(pin);
    CompletableFuture<Transcript> open =
        handset().ringing(new Ring("02079460123", "08081570100", "1795306679.1"), worker);
    worker.asked.get(20, TimeUnit.SECONDS);

    // By its handle: Process.destroy would close what it still says as well.
    service.toHandle().destroy();
    assertThat(sentOnWithin(Duration.ofSeconds(10)))
        .as("new calls are sent to the next node")
        .isTrue();
    pin.complete("141207");

    assertThat(open.get(20, TimeUnit.SECONDS).heardSound("arrival-logged-at")).isTrue();
    assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
    reader.join(10_000);
    JournalVerification.Report journal =
        JournalVerification.verify(home.resolve("ivr1").resolve("journal"));
    assertThat(journal.faults()).isEmpty();
    assertThat(said)
        .as("one id through the call's lines, and no number in them")
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"call\":\"ivr1-1795306679.1\"")
                    .contains("\"uniqueid\":\"1795306679.1\"")
                    .contains("ended LOGGED"));
    // Without the moments, in milliseconds since 1970: now and then one has those digits.
    assertThat(String.join("\n", said).replaceAll("\"timestamp\":\\d+", ""))
        .doesNotContain("2079460123")
        .doesNotContain("141207");
  }

  /** The signal takes a moment to arrive; from then on, nobody is kept waiting. */
  private boolean sentOnWithin(Duration most) {
    long ends = System.nanoTime() + most.toNanos();
    for (int call = 0; System.nanoTime() < ends; call++) {
      Transcript next =
          handset()
              .ring(
                  new Ring("02079460456", "08081570100", "1795306680." + call),
                  ScriptedCaller.of(Caller.HANG_UP));
      if (next.variables().containsKey("VISITLINE_TRY_NEXT")) {
        return true;
      }
    }
    return false;
  }

  private Handset handset() {
    return new Handset("127.0.0.1", port, Pace.NONE);
  }

  /** Somebody who looks for their PIN. */
  private record Undecided(CompletableFuture<String> pin, CompletableFuture<Void> asked)
      implements Caller {

    Undecided(CompletableFuture<String> pin) {
      this(pin, new CompletableFuture<>());
    }

    @Override
    public String hears(String sound) {
      return NOTHING;
    }

    @Override
    public String isAsked(int most, Duration wait) {
      asked.complete(null);
      return most == 6 ? pin.join() : HANG_UP;
    }
  }
}
