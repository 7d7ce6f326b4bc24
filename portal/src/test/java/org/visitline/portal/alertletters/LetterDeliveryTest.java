package org.visitline.portal.alertletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.Delivery;
import org.visitline.portal.contacts.LetterState;
import org.visitline.portal.contacts.NotTaken;
import org.visitline.portal.contacts.Outbox;

/** What becomes of a letter that the other side does not take. */
class LetterDeliveryTest {

  private static final Instant NOW = Instant.parse("2026-11-04T09:00:00Z");

  private static final Contact CONTACT =
      new Contact(
          1,
          "P1",
          "Provider 1",
          Contact.Channel.EMAIL,
          "duty@example.org",
          Concern.VISITS,
          null,
          "selma",
          Instant.EPOCH);

  private final List<String> kept = new ArrayList<>();

  /** After a day without mail: what is new must not go with what is old. */
  @Test
  void of_a_letter_only_what_has_waited_for_a_day_is_given_up() {
    run(new Letter(CONTACT, List.of(line(1, "PT25H", 1400), line(2, "PT10S", 1))));

    assertThat(kept)
        .containsExactly("given up [1]: mail is away", "again at 2026-11-04T09:00:20Z [2]");
  }

  @Test
  void exactly_a_day_is_not_yet_too_long() {
    run(new Letter(CONTACT, List.of(line(1, "PT24H0.001S", 1400), line(2, "PT24H", 1399))));

    assertThat(kept)
        .containsExactly("given up [1]: mail is away", "again at 2026-11-04T09:01:00Z [2]");
  }

  @Test
  void what_is_old_altogether_is_given_up_together_and_what_is_new_is_offered_together() {
    run(new Letter(CONTACT, List.of(line(1, "PT26H", 1500), line(2, "PT25H", 1400))));
    run(new Letter(CONTACT, List.of(line(3, "PT2M", 0), line(4, "PT1M", 0))));

    assertThat(kept)
        .containsExactly("given up [1, 2]: mail is away", "again at 2026-11-04T09:00:10Z [3, 4]");
  }

  /** Its thread is nobody's to look after: unsaid, it would be tried each round without a word. */
  @Test
  void a_fault_of_the_machine_itself_in_a_letter_is_said_and_the_letter_waits_its_time() {
    new Delivery<Letter>(
            new Kept(new Letter(CONTACT, List.of(line(1, "PT1M", 0)))),
            letter -> {
              throw new StackOverflowError();
            },
            () -> NOW)
        .run();

    assertThat(kept).containsExactly("again at 2026-11-04T09:00:10Z [1]");
  }

  @Test
  void of_what_the_other_side_says_at_length_the_beginning_is_kept() {
    new Delivery<Letter>(
            new Kept(new Letter(CONTACT, List.of(line(1, "PT26H", 1500)))),
            letter -> {
              throw new NotTaken("no".repeat(200));
            },
            () -> NOW)
        .run();

    assertThat(kept).containsExactly("given up [1]: " + "no".repeat(150));
  }

  private void run(Letter waiting) {
    new Delivery<Letter>(
            new Kept(waiting),
            letter -> {
              throw new NotTaken("mail is away");
            },
            () -> NOW)
        .run();
  }

  private static Letter.Line line(long id, String age, int tries) {
    Instant decided = NOW.minus(Duration.parse(age));
    return new Letter.Line(
        id,
        id,
        tries,
        Stage.PROVIDER,
        "V" + id,
        "S" + id,
        "ZZ1",
        "P1",
        decided,
        decided,
        false,
        decided,
        "Nobody had logged in.");
  }

  private final class Kept implements Outbox<Letter> {

    private final Letter waiting;

    private Kept(Letter waiting) {
      this.waiting = waiting;
    }

    @Override
    public List<Letter> due(Instant now) {
      return List.of(waiting);
    }

    @Override
    public void settle(
        Letter letter,
        LetterState state,
        String answer,
        @Nullable Instant settledAt,
        Instant nextTry) {
      kept.add(
          switch (state) {
            case SENT -> "taken " + ids(letter);
            case WAITING -> "again at " + nextTry + " " + ids(letter);
            case GIVEN_UP -> "given up " + ids(letter) + ": " + answer;
          });
    }

    private static List<Long> ids(Letter letter) {
      return letter.lines().stream().map(Letter.Line::messageId).toList();
    }
  }
}
