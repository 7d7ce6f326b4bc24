package org.visitline.portal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.visitline.portal.retention.NobodyElse.Somebody;

class NobodyElseTest {

  private final NobodyElse words =
      new NobodyElse(
          new Somebody("S1", "Mrs Ada Example", "10001"),
          List.of(
              new Somebody("S2", "Mr Bram Shah", "2026"),
              new Somebody("S20", "Mrs Ada Example-Smith", "10002"),
              new Somebody("S3", "Mrs Ada Example", "")),
          Map.of("Wanda Alderson", "W1"),
          Set.of("+442079460102"));

  @Test
  void other_people_are_taken_out_however_they_are_named() {
    assertThat(words.in("Mr Bram Shah, mr shah, Bram Shah and S2 of SO-S2@2026-10-27"))
        .isEqualTo(
            "[another person], [another person], [another person] and [another person] of"
                + " SO-[another person]@2026-10-27");
    assertThat(words.in("Rang 10002 from 020 7946 0102, and +44 20 7946 0102."))
        .isEqualTo("Rang [another person] from [another person], and [another person].");
  }

  @Test
  void a_name_is_known_whatever_lies_between_its_words() {
    assertThat(words.in("Mr  Bram Shah; Mr Bram\nShah; Bram\u00a0Shah; Shah, Mr Bram; Shah, Bram"))
        .isEqualTo(
            "[another person]; [another person]; [another person]; [another person];"
                + " [another person]");
  }

  @Test
  void a_name_that_was_registered_with_two_blanks_is_known_by_one() {
    NobodyElse others =
        new NobodyElse(
            new Somebody("S1", "Mrs Ada Example", ""),
            List.of(new Somebody("S2", "Bram  Shah", "")),
            Map.of("Wanda  Alderson", "W1"),
            Set.of());

    assertThat(others.in("Wanda Alderson was at Bram Shah's."))
        .isEqualTo("worker W1 was at [another person]'s.");
  }

  @Test
  void the_person_stays_and_so_does_who_has_the_same_name() {
    assertThat(words.in("Mrs Ada Example (S1, 10001), not Mrs Ada Example-Smith or S20"))
        .isEqualTo("Mrs Ada Example (S1, 10001), not [another person] or [another person]");
  }

  @Test
  void a_worker_stands_by_reference() {
    assertThat(words.in("Wanda Alderson was late.")).isEqualTo("worker W1 was late.");
  }

  @Test
  void dates_times_and_other_numbers_stay() {
    String sentence =
        "On 2026-10-27 at 20:26, 12/2026: S200 was rung from 020 7946 0199 for 2 min.";

    assertThat(words.in(sentence)).isEqualTo(sentence);
    assertThat(words.in("Code 2026.")).isEqualTo("Code [another person].");
  }

  @Test
  void of_words_about_several_people_only_a_sentence_stays_that_names_this_person_alone() {
    assertThat(
            words.sharedIn(
                "Ada Example waited. She fell. Mr Shah did not. Was S1 with S2?\nS1 was fine."))
        .isEqualTo("Ada Example waited. " + NobodyElse.LEFT_OUT + " S1 was fine.");
  }
}
