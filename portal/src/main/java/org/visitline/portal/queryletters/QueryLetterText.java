package org.visitline.portal.queryletters;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A letter about queries in words: their numbers, and nothing of what was written. */
final class QueryLetterText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

  private final String council;
  private final URI portal;
  private final ZoneId zone;

  QueryLetterText(String council, URI portal, ZoneId zone) {
    this.council = council;
    this.portal = portal;
    this.zone = zone;
  }

  String subject(QueryLetter letter) {
    QueryLetter.Line first = letter.lines().getFirst();
    int others = letter.lines().size() - 1;
    return "%s (query %d)%s"
        .formatted(
            first.news().headline(),
            first.queryId(),
            others == 0 ? "" : ", and " + others + " more");
  }

  String body(QueryLetter letter) {
    boolean council = letter.contact().providerId() == null;
    StringBuilder body = new StringBuilder();
    for (QueryLetter.Line line : letter.lines()) {
      body.append(line.news().headline())
          .append("\n  Query ")
          .append(line.queryId())
          .append(council ? " to " + line.provider() : "")
          .append(line.findings() == 1 ? ", about 1 finding\n" : about(line.findings()))
          .append(due(line))
          .append("  ")
          .append(portal.resolve((council ? "queries/" : "provider/queries/") + line.queryId()))
          .append("\n\n");
    }
    return body.append(this.council).append('\n').toString();
  }

  private static String about(int findings) {
    return findings == 0 ? "\n" : ", about %,d findings\n".formatted(findings);
  }

  /** Where an answer is still expected: the last day that is in time. */
  private String due(QueryLetter.Line line) {
    return switch (line.news()) {
      case ANSWER, AMENDED -> "";
      case OVERDUE -> "  An answer was due by the end of " + day(line.dueAt()) + "\n";
      default -> "  An answer is due by the end of " + day(line.dueAt()) + "\n";
    };
  }

  private String day(Instant past) {
    return DAY.format(past.minusMillis(1).atZone(zone));
  }
}
