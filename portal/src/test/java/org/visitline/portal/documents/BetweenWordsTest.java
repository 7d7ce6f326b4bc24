package org.visitline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BetweenWordsTest {

  @Test
  void a_line_ends_at_white_space_only() {
    assertThat(broken("the latest start of 23:00; call demo-1795387125.405161, 020 7946/0123"))
        .containsExactly(
            "the ",
            "latest ",
            "start ",
            "of ",
            "23:00; ",
            "call ",
            "demo-1795387125.405161, ",
            "020 ",
            "7946/0123");
    assertThat(broken("LOGGED_HUNG_UP")).containsExactly("LOGGED_HUNG_UP");
    assertThat(broken("")).isEmpty();
  }

  @Test
  void a_space_that_keeps_words_together_ends_no_line() {
    assertThat(broken("30\u00a0min long")).containsExactly("30\u00a0min ", "long");
  }

  private static List<String> broken(String text) {
    BetweenWords breaker = new BetweenWords();
    breaker.setText(text);
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = breaker.next(); at != BreakIterator.DONE; at = breaker.next()) {
      pieces.add(text.substring(from, at));
      from = at;
    }
    return pieces;
  }
}
