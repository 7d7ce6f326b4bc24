package org.visitline.portal.queryletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.Contact;

class QueryLetterTest {

  private static final Instant NOW = Instant.parse("2026-11-04T09:00:00Z");

  private static final Contact CONTACT =
      new Contact(
          1,
          "P1",
          "Provider 1",
          Contact.Channel.EMAIL,
          "duty@example.org",
          Concern.QUERIES,
          null,
          "selma",
          Instant.EPOCH);

  @Test
  void of_what_is_told_each_has_its_own_day() {
    QueryLetter.Line old = line(1, "PT25H");
    QueryLetter.Line fresh = line(2, "PT10S");
    QueryLetter letter = new QueryLetter(CONTACT, List.of(old, fresh));
    Instant dayAgo = NOW.minus(Duration.ofDays(1));

    assertThat(letter.before(dayAgo).orElseThrow().lines()).containsExactly(old);
    assertThat(letter.since(dayAgo).orElseThrow().lines()).containsExactly(fresh);
  }

  private static QueryLetter.Line line(long id, String age) {
    return new QueryLetter.Line(
        id, 0, NOW.minus(Duration.parse(age)), QueryNews.OVERDUE, id, "Provider 1", NOW, 1);
  }
}
