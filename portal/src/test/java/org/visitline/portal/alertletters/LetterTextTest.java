package org.visitline.portal.alertletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.Contact;

class LetterTextTest {

  private static final Contact DUTY =
      new Contact(
          1,
          "ELM",
          "Elm Care",
          Contact.Channel.EMAIL,
          "duty@elm.example",
          Concern.VISITS,
          null,
          "selma",
          Instant.EPOCH);

  private final LetterText text =
      new LetterText("Test Borough", URI.create("https://a.example/"), Instant::toString);

  @Test
  void of_a_visit_to_which_one_of_two_came_no_letter_says_that_nobody_did() {
    Letter letter = letter("Only 1 of 2 workers had logged in by Tue 27 Oct 09:15.", true);

    assertThat(text.subject(letter)).isEqualTo("1 visit with a log-in missing (1 time-critical)");
    assertThat(text.body(letter))
        .startsWith("LOG-IN MISSING (time-critical)  2026-10-27T09:00:00Z  service user S1 in QX1")
        .contains("Only 1 of 2 workers had logged in")
        .doesNotContainIgnoringCase("nobody");
  }

  @Test
  void several_are_counted_and_a_word_says_how_many_need_care_at_their_time() {
    Letter letter =
        new Letter(
            DUTY,
            List.of(
                line(Stage.PROVIDER, "Nobody had logged in.", false),
                line(Stage.OFFICER, "Nobody had logged in.", true),
                line(Stage.ALL_CLEAR, "Logged in at 09:31.", false)));

    assertThat(text.subject(letter))
        .isEqualTo("2 visits with a log-in missing (1 time-critical), 1 all clear");
    assertThat(text.body(letter)).contains("ALL CLEAR  2026");
  }

  private static Letter letter(String reason, boolean timeCritical) {
    return new Letter(DUTY, List.of(line(Stage.PROVIDER, reason, timeCritical)));
  }

  private static Letter.Line line(Stage stage, String reason, boolean timeCritical) {
    Instant start = Instant.parse("2026-10-27T09:00:00Z");
    return new Letter.Line(
        1,
        2,
        0,
        stage,
        "H0000001",
        "S1",
        "QX1",
        "ELM",
        start,
        start,
        timeCritical,
        start.plusSeconds(900),
        reason);
  }
}
