package org.visitline.portal.retention;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in the archive of one person, for who opens it first. */
final class ExportReadMe {

  static final String NAME = "READ-ME.txt";

  /** By table, what a row of it is. */
  static final Map<String, String> WHAT =
      Map.ofEntries(
          entry("acknowledgement", "Findings that an officer accepted, with the reason."),
          entry("acknowledgement_withdrawal", "Acknowledgements that were taken back, and why."),
          entry(
              "alert_decision",
              "Each time it was decided whether to tell somebody that nobody had come."),
          entry("alert_message", "To which contacts such an alert went, and whether it arrived."),
          entry("amendment", "Times of visits that somebody wrote down by hand, with the reason."),
          entry("amendment_withdrawal", "Amendments that were refused or taken back, and why."),
          entry("call_to_place", "Calls whose place was still being looked for."),
          entry("care_case", "The council's enquiries: complaints, safeguarding and the like."),
          entry("care_case_entry", "What was written in an enquiry."),
          entry("care_case_finding", "Which findings an enquiry is about."),
          entry(
              "care_worker", "The care worker's entry: name, provider, telephone, when employed."),
          entry("commissioned_visit", "Visits that the council had commissioned, one by one."),
          entry("dated_visit", "Visits that were commissioned for one date, or cancelled."),
          entry("discrepancy", "Findings: how a visit differed from what was commissioned."),
          entry("evidence_pack", "Packs of evidence that were made, for whom and why."),
          entry("former_code", "Codes to key on the telephone that are no longer used."),
          entry("former_contact_number", "The care worker's telephone numbers from before."),
          entry("holds", "Holds on the records, why and since when; and those that were lifted."),
          entry("import_change", "Rows as they were before a file or a form changed them."),
          entry("log_book_line", "Lines of the log book at home that somebody keyed in."),
          entry("logged_call", "Telephone calls with which visits were logged."),
          entry("office_message", "Messages that were left on the telephone for the office."),
          entry("office_message_heard", "When somebody heard such a message."),
          entry("provider_query", "Questions that the council asked a provider."),
          entry("provider_query_entry", "What was written in such a question and its answers."),
          entry("provider_query_finding", "Which findings a question is about."),
          entry(
              "query_document", "Documents that came with answers: what they are, not the files."),
          entry("query_letter", "E-mails that told of a question."),
          entry("queue_decision", "What an officer decided of calls that found no visit."),
          entry("registered_number", "Telephone numbers that are known as this person's line."),
          entry("rota", "Which care worker the provider meant to send to which visit."),
          entry("rule_failure", "Where the program failed to judge a visit, and has to again."),
          entry("sealed_line", "Lines of timesheets that were sealed: what was to be paid."),
          entry("service_order", "Orders: the care that the council commissioned week by week."),
          entry("service_order_version", "How an order read before it was changed."),
          entry("service_user", "The person's entry: name, code, address."),
          entry("suspension", "Times for which care was suspended, and why."),
          entry("suspension_change", "Who changed a suspension, when and why."),
          entry("timesheet_line", "Lines of timesheets as they stand now."),
          entry("timesheet_line_written", "Which of those lines changed since they were sealed."),
          entry("timesheet_month", "Sums of those lines, month by month."),
          entry("to_verify", "What was waiting to be looked at again when this was taken."),
          entry("verify_again", "When time alone makes a visit to be looked at again."),
          entry("visit", "Visits that were made, as the calls tell."),
          entry("who_looked", "Who saw, took or changed this person's data: when, and as whom."),
          entry(
              "witness_difference",
              "Where the list of calls that the telephone system keeps says otherwise."),
          entry("worker_pin", "From when to when the care worker had a PIN; not the PIN."));

  private static final String ABOUT =
      """
      Moments in the files are UTC; sentences, and the hours of an order, have the council's civil
      time. Where somebody else who receives care was named, it says [another person] or (another
      person’s); other care workers stand by their references, and who wrote something by whom
      they work for.
      """;

  private static final String ATTACHED =
      """

      What is in look-first is as it came: it may show or name somebody else. Somebody must look
      at it before it is handed on.
      """;

  private ExportReadMe() {}

  /**
   * The text of it.
   *
   * @param who what the person is: {@code care worker}
   * @param attached the names of the files that are as they came
   * @param taken when, in civil time: {@code Mon 23 Nov 2026, 22:39}
   */
  static String of(
      String who, String id, JooqPersonRows.Everything all, List<String> attached, String taken) {
    return "Everything that Visitline holds on the %s %s (reference %s), on %s.\n\n"
            .formatted(who, all.name(), id, taken)
        + all.tables().stream().map(ExportReadMe::said).collect(Collectors.joining())
        + attached.stream().map(name -> name + "\n").collect(Collectors.joining())
        + "\n"
        + held(all.holdsInForce())
        + "\n"
        + ABOUT
        + (attached.isEmpty() ? "" : ATTACHED)
        + toRead(all.toRead());
  }

  private static String said(JooqPersonRows.Table table) {
    int rows = table.rows().size();
    return rows == 0
        ? ""
        : "%s.csv  %s\n  %s\n"
            .formatted(
                table.name(),
                rows == 1 ? "1 row" : rows + " rows",
                WHAT.getOrDefault(table.name(), ""));
  }

  private static String held(int holds) {
    return switch (holds) {
      case 0 ->
          "No hold keeps these records beyond their period. They are kept all the same while a case"
              + " that is open, or a query that has not ended, is about them; and those of a care"
              + " worker while those of anybody are whom they visited.\n";
      case 1 ->
          "These records are kept beyond their period by a hold that is in force: holds.csv.\n";
      default ->
          "These records are kept beyond their period by %d holds that are in force: holds.csv.\n"
              .formatted(holds);
    };
  }

  private static String toRead(List<String> about) {
    return about.isEmpty()
        ? ""
        : "\nThese are about somebody else, too. Of their words only sentences are here that name"
            + " this person and nobody else, and none of their documents. Somebody must read them"
            + " in the portal, and add what is this person's: "
            + String.join("; ", about)
            + ".\n";
  }
}
