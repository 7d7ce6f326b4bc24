package org.visitline.app.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqAcknowledgements;
import org.visitline.verification.decisions.JooqQueries;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.time.CivilZone;

/**
 * What the demo's officer asked providers in the days before, and what became of it: a query in
 * each state, and findings that the officer acknowledged.
 */
final class RecentCasework {

  private static final List<Asked> ASKED =
      List.of(
          new Asked(
              DiscrepancyCode.VERY_SHORT_VISIT,
              6,
              3,
              List.of(
                  new Word(
                      5,
                      "09:12",
                      QueryEntryKind.QUESTION,
                      "The visit was far shorter than what is commissioned. What was left undone,"
                          + " and was the person content with that?"),
                  new Word(
                      4,
                      "10:40",
                      QueryEntryKind.ANSWER,
                      "A relative had come and done most of it herself; the worker did the rest and"
                          + " was asked to go. The record in the folder at home says so."),
                  new Word(
                      4,
                      "14:05",
                      QueryEntryKind.ACCEPTED,
                      "Thank you. Please tell the worker to ring us when that happens again."))),
          new Asked(
              DiscrepancyCode.MISSED_VISIT,
              5,
              5,
              List.of(
                  new Word(
                      4,
                      "09:20",
                      QueryEntryKind.QUESTION,
                      "Nobody rang in or out. Did anybody come, and who looked after the person"
                          + " that day?"),
                  new Word(
                      1,
                      "16:31",
                      QueryEntryKind.ANSWER,
                      "The worker says that the visit took place, and that the telephone could not"
                          + " be reached. We have asked for the written record and will send"
                          + " it."))),
          new Asked(
              DiscrepancyCode.VERY_LATE_ARRIVAL,
              3,
              4,
              List.of(
                  new Word(
                      1,
                      "11:02",
                      QueryEntryKind.QUESTION,
                      "Why was the worker so late, and was the person told before?"))),
          new Asked(
              DiscrepancyCode.WORKER_MISSING,
              8,
              5,
              List.of(
                  new Word(
                      6,
                      "15:44",
                      QueryEntryKind.QUESTION,
                      "Two workers are commissioned and one rang. Was the person moved by one"
                          + " alone?"),
                  new Word(2, "09:05", QueryEntryKind.REMINDER, ""))),
          new Asked(
              DiscrepancyCode.MISSED_VISIT,
              9,
              2,
              List.of(
                  new Word(
                      8,
                      "09:31",
                      QueryEntryKind.QUESTION,
                      "Nobody rang in or out. Did anybody come, and was the family told?"),
                  new Word(
                      7,
                      "12:10",
                      QueryEntryKind.ANSWER,
                      "The worker was ill and nobody was free. We rang the family in the evening."),
                  new Word(
                      6,
                      "10:02",
                      QueryEntryKind.ESCALATED,
                      "Nobody was asked for help while there was time. The contract manager will"
                          + " take this up with you."))),
          new Asked(
              DiscrepancyCode.VERY_SHORT_VISIT,
              10,
              4,
              List.of(
                  new Word(
                      9,
                      "14:15",
                      QueryEntryKind.QUESTION,
                      "The visit was far shorter than what is commissioned. Was all done?"),
                  new Word(
                      8,
                      "08:50",
                      QueryEntryKind.CLOSED,
                      "The person's plan had been shortened and our order was not. Nothing is asked"
                          + " of you."))));

  private static final List<Acknowledged> ACKNOWLEDGED =
      List.of(
          new Acknowledged(DiscrepancyCode.WITHHELD_LINE, 4, "NUMBER_WITHHELD", ""),
          new Acknowledged(
              DiscrepancyCode.LATE_ARRIVAL,
              3,
              "TIME_CHANGE_AGREED",
              "Agreed on the telephone the day before; the daughter confirms it."));

  private final Database database;
  private final LocalDate today;
  private final CivilZone zone;

  /**
   * The casework of the days before one.
   *
   * @param database in which that day's findings, and those before, have been derived
   */
  RecentCasework(Database database, LocalDate today, CivilZone zone) {
    this.database = database;
    this.today = today;
    this.zone = zone;
  }

  /**
   * Writes it down, unless officers have asked anything yet. Where the sample has no such finding,
   * nothing is asked about it.
   */
  void write() {
    if (JooqEarlierFindings.wereAskedAbout(database)) {
      return;
    }
    JooqEarlierFindings.foundAsInLife(database, today, zone);
    for (Asked asked : ASKED) {
      JooqEarlierFindings.findLatest(database, asked.about(), today.minusDays(asked.ago()))
          .ifPresent(finding -> write(asked, finding));
    }
    for (Acknowledged acknowledged : ACKNOWLEDGED) {
      JooqEarlierFindings.findLatest(
              database, acknowledged.what(), today.minusDays(acknowledged.ago()))
          .ifPresent(finding -> write(acknowledged, finding));
    }
  }

  private void write(Asked asked, JooqEarlierFindings.Open finding) {
    Word question = asked.words().getFirst();
    LocalDate due = today.minusDays(question.ago()).plusDays(asked.daysToAnswer());
    long query =
        written(
            queries(question)
                .ask(
                    finding.provider(),
                    List.of(finding.shown()),
                    question.text(),
                    zone.startOf(due.plusDays(1)),
                    DemoLogIns.OFFICER));
    for (Word word : asked.words().subList(1, asked.words().size())) {
      written(
          queries(word)
              .write(query, word.kind(), word.text(), null, author(word, finding.provider())));
    }
  }

  private static String author(Word word, ProviderId provider) {
    return word.kind().isProviders() ? DemoLogIns.username(provider) : DemoLogIns.OFFICER;
  }

  private void write(Acknowledged acknowledged, JooqEarlierFindings.Open finding) {
    InstantSource clock = at(acknowledged.ago() - 1, LocalTime.of(15, 20));
    written(
        new JooqAcknowledgements(database.jooq(), clock)
            .acknowledge(
                List.of(finding.shown()),
                new Signed(acknowledged.reason(), acknowledged.note(), DemoLogIns.OFFICER)));
  }

  private JooqQueries queries(Word word) {
    return new JooqQueries(database.jooq(), at(word.ago(), LocalTime.parse(word.at())));
  }

  private InstantSource at(int daysAgo, LocalTime time) {
    Instant then = zone.instantOf(today.minusDays(daysAgo), time);
    return InstantSource.fixed(then);
  }

  private static long written(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Written done -> done.number();
      case Outcome.Refused refused ->
          throw new IllegalStateException("the demo's casework was refused: " + refused.why());
    };
  }

  /**
   * A query.
   *
   * @param ago how many days at least the visit lies back
   * @param daysToAnswer from the day of the question
   */
  private record Asked(DiscrepancyCode about, int ago, int daysToAnswer, List<Word> words) {}

  /**
   * What was said in a query.
   *
   * @param ago how many days ago
   */
  private record Word(int ago, String at, QueryEntryKind kind, String text) {}

  /**
   * A finding that was acknowledged.
   *
   * @param ago how many days at least the visit lies back; it was acknowledged a day later
   */
  private record Acknowledged(DiscrepancyCode what, int ago, String reason, String note) {}
}
