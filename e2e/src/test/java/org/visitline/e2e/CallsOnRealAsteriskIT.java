package org.visitline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a care worker is promised, measured on a real Asterisk with SIPp's callers: seconds on the
 * line, every digit right with a hundred side by side, and no call unexplained though the service
 * and Asterisk are killed under them. {@code e2e/asterisk/measure} prints the figures.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CallsOnRealAsteriskIT {

  private static final Town TOWN = new Town(100);

  /** The long form by {@code -Drestart.calls=1000}. */
  private static final int RESTART_CALLS = Integer.getInteger("restart.calls", 130);

  private static final Path PROMPTS = Path.of("../dialplans/target/prompts");

  private static final Duration PRACTISED = Duration.ofSeconds(8);
  private static final Duration FIRST_TIMER = Duration.ofSeconds(25);

  /** A first-timer looks for the number on the card. */
  private static final Duration THINKS = Duration.ofSeconds(2);

  private static PhoneLab lab;
  private static JooqCallLog log;

  @BeforeAll
  static void everything_is_started() throws Exception {
    lab = new PhoneLab(TOWN);
    log = new JooqCallLog(lab.database());
  }

  @AfterAll
  static void everything_is_stopped() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @Order(1)
  void in_each_language_a_practised_worker_is_done_in_8_s_and_a_first_timer_in_25()
      throws Exception {
    // Not measured: a service that has just begun is slower. From the last one's telephone, for
    // who rings a second time is logged out.
    int last = TOWN.size() - 1;
    lab.ring("--from", TOWN.number(last), "--pin", TOWN.pin(last), "keys-at-once");
    List<Heard> practised = ring(4, "keys-at-once");
    Duration welcome = length(prompt("en-GB", "welcome-key-pin"));
    List<Heard> firstTimers =
        ring(
            4,
            "wait",
            Long.toString(welcome.plus(THINKS).toMillis()),
            "key",
            "PIN",
            "listen",
            "25000");

    System.out.println("language  practised (longest time of day)  first-timer, all heard");
    for (String language : Town.LANGUAGES) {
      Heard call = of(practised, language);
      Duration keyed = call.until("arrival-logged-at");
      Duration done = call.until("press-three-or-star");
      Duration longest = keyed.plus(longestConfirmation(language));
      // The first words are in the installation's language, or in that of the number dialled.
      Duration inTheirs = length(prompt(language, "welcome-key-pin"));
      Duration whole = of(firstTimers, language).whole().plus(inTheirs.minus(welcome));
      System.out.printf(
          "%-9s %5.1f s    (%4.1f s)                 %5.1f s%n",
          language, seconds(done), seconds(longest), seconds(whole));
      assertThat(longest).as("practised, %s", language).isLessThanOrEqualTo(PRACTISED);
      assertThat(done).as("practised, %s", language).isLessThanOrEqualTo(PRACTISED);
      assertThat(whole).as("first-timer, %s", language).isLessThanOrEqualTo(FIRST_TIMER);
    }
  }

  @Test
  @Order(2)
  void a_hundred_side_by_side_and_every_digit_right() throws Exception {
    int before = log.calls();
    Path callers = TOWN.writeCallers(lab.file("callers"), TOWN.size());
    lab.ring(
        "--callers",
        callers.toString(),
        "--at-once",
        "100",
        "--rate",
        "25",
        "wait",
        "300",
        "key",
        "PIN",
        "listen",
        "6000",
        "hangup");
    until(() -> log.calls() >= before + TOWN.size());

    int right = 0;
    for (int person = 0; person < TOWN.size(); person++) {
      byte[] pin = lab.pinKey().hash(TOWN.pin(person));
      right += log.lastPinOf("+44" + TOWN.number(person).substring(1), pin) ? 1 : 0;
    }
    System.out.printf("%d callers side by side: %d PINs right%n", TOWN.size(), right);
    assertThat(right).isEqualTo(TOWN.size());
    assertThat(log.calls() - before).as("once each").isEqualTo(TOWN.size());
  }

  @Test
  @Order(3)
  void a_message_for_the_office_comes_into_the_database_with_its_sound_and_leaves_asterisks_disk()
      throws Exception {
    // Star behind the confirmation, 4 for a message; it is spoken when the request for it is over,
    // and a hash ends it.
    ring(
        1, "wait", "300", "key", "PIN", "wait", "4500", "key", "*", "wait", "1000", "key", "4",
        "wait", "7000", "say", "4000", "key", "#", "listen", "8000");

    until(() -> log.messages().size() == 1);
    byte[] wav = log.messages().getFirst();
    assertThat(loudHalfSeconds(wav)).as("half seconds with a voice in them").isBetween(6, 9);
    until(lab::noMessageIsLeft);
  }

  /** Of a WAV file of 8000 samples a second: where most samples are louder than any noise. */
  private static int loudHalfSeconds(byte[] wav) {
    ShortBuffer samples =
        ByteBuffer.wrap(wav).position(44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int loud = 0;
    while (samples.remaining() >= 4000) {
      int louder = 0;
      for (int sample = 0; sample < 4000; sample++) {
        louder += Math.abs(samples.get()) > 2000 ? 1 : 0;
      }
      loud += louder > 2000 ? 1 : 0;
    }
    return loud;
  }

  @Test
  @Order(4)
  void service_and_asterisk_are_killed_under_load_and_nothing_is_unexplained() throws Exception {
    Path callers = TOWN.writeCallers(lab.file("callers"), RESTART_CALLS);
    CompletableFuture<String> calls =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return lab.ring(
                    "--callers",
                    callers.toString(),
                    "--at-once",
                    "100",
                    "--rate",
                    "8",
                    "wait",
                    "300",
                    "key",
                    "PIN",
                    "wait",
                    "1500",
                    "key",
                    "1",
                    "listen",
                    "9000");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    pause(Duration.ofSeconds(5));
    lab.killService();
    pause(Duration.ofSeconds(4));
    lab.startService();
    pause(Duration.ofSeconds(5));
    lab.lab("cut");
    pause(Duration.ofSeconds(1));
    lab.lab("again");
    calls.get(10, TimeUnit.MINUTES);
    // And some more, by whose ids it shows that Asterisk was started anew.
    ring(4, "keys-at-once");
    until(lab::spoolIsEmpty);
    pause(Duration.ofSeconds(7));

    PhoneLab.Witnessed witnessed = lab.witness();
    System.out.println(witnessed.text());
    assertThat(witnessed.code()).as(witnessed.text()).isZero();
    assertThat(log.noted()).as("calls that the dialplan noted meanwhile").isPositive();
    assertThat(witnessed.text()).doesNotContain(" LOST ").contains("Nothing is unexplained.");
  }

  /** The first workers ring, each from the telephone of a person of their own, all at once. */
  private static List<Heard> ring(int workers, String... steps) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--callers",
                TOWN.writeCallers(lab.file("few"), workers).toString(),
                "--at-once",
                Integer.toString(workers)));
    words.addAll(List.of(steps));
    int before = Heard.read(lab.lab("log")).size();
    lab.ring(words.toArray(String[]::new));
    List<Heard> all = Heard.read(lab.lab("log"));
    return all.subList(before, all.size());
  }

  private static Heard of(List<Heard> calls, String language) {
    return calls.stream()
        .filter(call -> call.language().equals(language))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no call in " + language + ": " + calls));
  }

  /** As it is said at the hour and the minute that take longest to say. */
  private static Duration longestConfirmation(String language) throws Exception {
    return length(prompt(language, "arrival-logged-at"))
        .plus(longest(language, "hour-"))
        .plus(longest(language, "minute-"));
  }

  private static Duration longest(String language, String name) throws Exception {
    Duration longest = Duration.ZERO;
    try (Stream<Path> files = Files.list(PROMPTS.resolve(language))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(name)) {
          Duration length = length(file);
          longest = length.compareTo(longest) > 0 ? length : longest;
        }
      }
    }
    return longest;
  }

  private static Path prompt(String language, String key) {
    return PROMPTS.resolve(language).resolve(key + ".wav");
  }

  /** Of a file of 8 kHz, 16 bit, one channel. */
  private static Duration length(Path file) throws Exception {
    return Duration.ofMillis((Files.size(file) - 44) / 16);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void until(BooleanSupplier isSo) {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so");
      }
      pause(Duration.ofMillis(100));
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
