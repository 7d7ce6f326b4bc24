package org.visitline.portal.discrepancies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.verification.decisions.ShownFinding;

class ChosenTest {

  @Test
  void a_finding_comes_back_from_a_form_with_what_it_said_when_it_was_chosen() {
    String digest = "0123456789abcdef".repeat(2);
    assertThat(Chosen.read(List.of(Chosen.written(17, digest))))
        .containsExactly(new ShownFinding(17, digest));
  }

  @Test
  void what_no_page_of_ours_has_written_chooses_nothing() {
    assertThat(Chosen.read(List.of("", "17", "x:1", "17:x", "17:720"))).isEmpty();
    assertThat(Chosen.read(null)).isEmpty();
  }

  @Test
  void fifty_can_be_decided_at_one_stroke_and_one_more_cannot() {
    assertThat(Chosen.refusal(Collections.nCopies(50, new ShownFinding(1, "")))).isEmpty();
    assertThat(Chosen.refusal(Collections.nCopies(51, new ShownFinding(1, ""))))
        .contains("You chose 51 findings; at most 50 can be decided together.");
  }
}
