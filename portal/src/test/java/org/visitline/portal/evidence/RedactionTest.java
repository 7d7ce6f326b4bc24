package org.visitline.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final Redaction REDACTION =
      new Redaction("Mrs Ada Example", List.of(), Map.of("Bela Birchall", "W3"));

  @Test
  void a_sentence_begins_with_a_capital_also_where_a_name_was_taken_out() {
    assertThat(REDACTION.of("Bela Birchall came. Bela Birchall left at 23:00."))
        .isEqualTo("Worker W3 came. Worker W3 left at 23:00.");
  }

  @Test
  void within_a_sentence_it_does_not() {
    assertThat(REDACTION.of("Two came: Bela Birchall, and Bela Birchall's mother."))
        .isEqualTo("Two came: worker W3, and worker W3's mother.");
  }
}
