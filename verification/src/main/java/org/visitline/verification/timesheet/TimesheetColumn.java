package org.visitline.verification.timesheet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The columns of {@code timesheet.csv}, in their order: of the file that {@code visitline verify}
 * writes and of the one that the portal gives. People's spreadsheets lean on them, so a column is
 * never renamed or moved; a new one goes to the end.
 */
public enum TimesheetColumn {
  PROVIDER_ID("the provider's reference"),
  SERVICE_USER_ID("the service user's reference"),
  CARE_WORKER_ID("the care worker's reference"),
  DATE("the civil date on which the visit begins"),
  SERVICE_TYPE("what was commissioned; empty where nothing was"),
  COMMISSIONED_VISIT_ID("the commissioned visit whose slot it fills; empty where it fills none"),
  COMMISSIONED_START("the moment at which it was to begin at the earliest (UTC)"),
  COMMISSIONED_MINUTES("how long it was to last"),
  VISIT("the visit's name: its arrival call, or else its departure call"),
  ARRIVED_AT("the arrival (UTC); empty where it is not known"),
  DEPARTED_AT("the departure (UTC); empty where it is not known"),
  ACTUAL_MINUTES("whole minutes between the two; empty where one is not known"),
  PAYABLE_MINUTES("whole minutes that the contract's payment rule makes of them; 0 while held"),
  STATUS("HELD, PENDING, ACCEPTED or VERIFIED"),
  DISCREPANCIES("the codes of its findings, with ; between them");

  private final String meaning;

  TimesheetColumn(String meaning) {
    this.meaning = meaning;
  }

  /** As it stands in the file's first row. */
  public String heading() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands below it, for a legend. */
  public String meaning() {
    return meaning;
  }

  /** The file's first row. */
  public static List<String> headings() {
    return Stream.of(values()).map(TimesheetColumn::heading).toList();
  }
}
