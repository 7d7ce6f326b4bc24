package org.visitline.portal.queryletters;

import java.util.List;
import java.util.stream.Stream;
import org.visitline.verification.casework.QueryEntryKind;

/** What contacts are told about a query. Named as in the table {@code query_letter}. */
public enum QueryNews {
  QUESTION("A question to answer", To.PROVIDER),
  REJECTED("The council has not accepted your answer", To.PROVIDER),
  ESCALATED("The council has taken a query further", To.PROVIDER),
  REMINDER("The council reminds you of a query", To.PROVIDER),
  DUE_SOON("An answer is due soon", To.PROVIDER),
  OVERDUE("An answer is overdue", To.BOTH),
  ANSWER("A query is answered", To.COUNCIL),
  AMENDED("A query is answered by an amendment", To.COUNCIL);

  private final String headline;
  private final To to;

  QueryNews(String headline, To to) {
    this.headline = headline;
    this.to = to;
  }

  /** Who is told. */
  private enum To {
    PROVIDER,
    COUNCIL,
    BOTH
  }

  /** At the head of what is told. */
  public String headline() {
    return headline;
  }

  /** The words in a query's history that its provider is told of. */
  static List<String> wordsToProvider() {
    return words(To.PROVIDER);
  }

  /** The words in a query's history that the council is told of. */
  static List<String> wordsToCouncil() {
    return words(To.COUNCIL);
  }

  private static List<String> words(To to) {
    List<String> kinds = Stream.of(QueryEntryKind.values()).map(Enum::name).toList();
    return Stream.of(values())
        .filter(news -> news.to == to)
        .map(Enum::name)
        .filter(kinds::contains)
        .toList();
  }
}
