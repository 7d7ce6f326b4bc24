package org.visitline.portal.discrepancies;

import static org.visitline.portal.discrepancies.Unit.CALLS;
import static org.visitline.portal.discrepancies.Unit.DURATION;
import static org.visitline.portal.discrepancies.Unit.HOMES;
import static org.visitline.portal.discrepancies.Unit.NONE;
import static org.visitline.portal.discrepancies.Unit.PERCENT;
import static org.visitline.portal.discrepancies.Unit.VISITS;
import static org.visitline.portal.discrepancies.Unit.WORKERS;

import java.util.List;
import org.visitline.verification.discrepancy.DiscrepancyCode;

/**
 * What each kind of finding means to the person who reads it, and what to do about it. When a
 * finding is raised is not decided here but by the rules of the verification; a test keeps the two
 * lists alike.
 */
public enum FindingKind {
  UNKNOWN_WORKER(
      NONE,
      "PIN of no care worker",
      "Somebody rang and keyed a PIN that belonged to no active care worker on that day.",
      "Ask the provider whose worker was due there. A mistyped PIN shows as a call close to a"
          + " commissioned visit that looks missed; a leaver's PIN needs withdrawing."),
  UNKNOWN_SERVICE_USER(
      NONE,
      "Call from an unknown place",
      "A known care worker rang, but neither the number nor a keyed code says at whose home.",
      "Compare the number and the time with the worker's rota. If the number belongs to a service"
          + " user, have it registered; if it was withheld, remind the worker of 1470."),
  NO_ARRIVAL_CALL(
      NONE,
      "No arrival call",
      "The care worker rang when leaving but not when arriving, so the length of the visit is not"
          + " known.",
      "The provider supplies the arrival time with a reason; until then the visit is not paid."),
  NO_DEPARTURE_CALL(
      NONE,
      "No departure call",
      "The care worker rang when arriving but never when leaving, so the length of the visit is not"
          + " known.",
      "The provider supplies the departure time with a reason; until then the visit is not paid."),
  VISIT_WHILE_SUSPENDED(
      NONE,
      "Visit while care was suspended",
      "A care worker was there although the service user's care was stopped for that time, for"
          + " example by a stay in hospital.",
      "Check when the person came home. Either the suspension ended earlier than recorded, which an"
          + " officer puts right on the person's page, or the visit was not wanted."),
  UNPLANNED_VISIT(
      NONE,
      "Unplanned visit",
      "A care worker attended, and the provider has an order here, but no commissioned visit near"
          + " that time is left for this attendance.",
      "Ask the provider what it was: a visit at another time than commissioned, an extra visit, or"
          + " calls made twice."),
  NO_SERVICE_ORDER(
      NONE,
      "No service order",
      "A care worker attended a service user for whom this provider has no order and no"
          + " commissioned visit on that day.",
      "Check whether an order has yet to be entered, has ended, or belongs to another provider."),
  MISSED_VISIT(
      WORKERS,
      "Missed visit",
      "Nobody logged an arrival or a departure for a commissioned visit.",
      "Make sure that the person is safe, then ask the provider what happened. While it is"
          + " provisional, a late call still clears it."),
  UNVERIFIED_VISIT(
      WORKERS,
      "Visit that could not be verified",
      "No call was logged, but the telephone service was out of order at that time: the visit may"
          + " well have taken place.",
      "Ask the provider for its own record of the visit. It never counts as missed."),
  WORKER_MISSING(
      WORKERS,
      "Worker missing",
      "Fewer care workers logged in than were commissioned.",
      "Ask the provider whether the care was given safely by fewer people, or whether a second"
          + " worker did not ring."),
  LATE_ARRIVAL(
      DURATION,
      "Late arrival",
      "The care worker arrived later than the contract allows after the latest start.",
      "Look for a pattern: one late arrival is traffic, the same one each day is a round that does"
          + " not fit."),
  VERY_LATE_ARRIVAL(
      DURATION,
      "Very late arrival",
      "The care worker arrived much later than the contract allows after the latest start.",
      "Ask the provider why, first where medication or meals depend on the time."),
  EARLY_ARRIVAL(
      DURATION,
      "Early arrival",
      "The care worker arrived earlier than the contract allows before the start.",
      "Ask whether the person agreed. Early evening visits often mean an early bedtime."),
  SHORT_VISIT(
      DURATION,
      "Short visit",
      "The visit was shorter than commissioned by more than the contract allows.",
      "Compare with the care plan and the person's own account. Look for a pattern over weeks."),
  VERY_SHORT_VISIT(
      DURATION,
      "Very short visit",
      "The visit was so short that the commissioned care can hardly have been given.",
      "Ask the provider what was done. Several in a row at one home call for a review."),
  LONG_VISIT(
      DURATION,
      "Long visit",
      "The visit was longer than commissioned by more than the contract allows.",
      "A long visit may mean that the person's needs have grown, or that a departure call was made"
          + " later and elsewhere."),
  NOT_TOGETHER(
      DURATION,
      "Workers not together",
      "The care workers of a visit that needs more than one were there together for less than the"
          + " commissioned time.",
      "Ask how moving and handling was done safely."),
  OTHER_LINE(
      NONE,
      "Call from another line",
      "A call of the visit came from a fixed telephone that is not registered to the service user.",
      "If the person's number has changed, have the new one registered. Otherwise the call does not"
          + " prove the place."),
  MOBILE_LINE(
      NONE,
      "Call from a mobile",
      "A call of the visit came from a mobile that is not registered to the service user.",
      "Ask why the home's telephone was not used. The call does not prove the place."),
  WITHHELD_LINE(
      NONE,
      "Number withheld",
      "A call of the visit came with no number.",
      "Dialling 1470 first shows the number. If the line always withholds, the person can ask their"
          + " telephone company to change that."),
  LINES_DIFFER(
      NONE,
      "Two different lines",
      "Arrival and departure were logged from two different telephones.",
      "Ask the provider. One of the two calls may have been made elsewhere."),
  MANUAL_ENTRY(
      NONE,
      "Entered by hand",
      "The times of the visit, or part of them, come from a correction and not from calls.",
      "Check the reason given against the provider's daily record."),
  MANUAL_AT_PLAN(
      NONE,
      "Entered by hand exactly as planned",
      "A correction gives arrival and departure exactly as commissioned, to the minute.",
      "One is chance. Many at one provider deserve a look at the daily records."),
  OTHER_WORKER(
      NONE,
      "Another care worker",
      "The care worker who came is not one whom the provider's rota names.",
      "Nothing needs doing. See continuity of care where it happens often."),
  EXTRA_CALLS(
      CALLS,
      "Extra calls",
      "More calls were made than an arrival and a departure.",
      "Nothing needs doing."),
  DIRECTION_INFERRED(
      NONE,
      "Direction worked out",
      "The caller did not say whether arriving or leaving; the service worked it out from the calls"
          + " before.",
      "Nothing needs doing, unless the times look the wrong way round."),
  WORKER_OVERLAP(
      DURATION,
      "In two places at once",
      "One care worker's visits at two homes overlap in time.",
      "Ask the provider who was where. A departure call made late explains some of these."),
  IMPOSSIBLE_TRAVEL(
      DURATION,
      "Journey too fast",
      "The time between two visits is too short for the distance between the two homes.",
      "Ask the provider who was where. Check first that both addresses are placed correctly."),
  CALL_CRAMMING(
      VISITS,
      "Visits without travel time",
      "Several visits at different homes follow each other with next to no time to travel.",
      "See whether the homes are next door to each other; otherwise ask how the round is planned."),
  CLIPPING(
      PERCENT,
      "Visits cut short again and again",
      "Over four weeks the usual visit lasted clearly less than was commissioned.",
      "Review the round's plan with the provider, and the care plan with the person."),
  SHARED_PHONE(
      HOMES,
      "One telephone for several homes",
      "One telephone that is not registered to anybody was used for visits at several homes.",
      "Find out whose it is. It does not prove any of the places."),
  WORKERS_OWN_PHONE(
      NONE,
      "A care worker's own telephone",
      "The call came from a number that is a care worker's own.",
      "Ask why the home's telephone was not used."),
  PIN_SHARED(
      DURATION,
      "One PIN in two places",
      "One PIN was used from two homes within a time in which nobody could travel between them.",
      "The provider should have the PIN changed and ask who used it."),
  COMMISSIONED_SHORT(
      DURATION,
      "Commissioned under 30 minutes",
      "The council itself commissioned less than half an hour.",
      "Nothing for the provider to do: it is a measure of the council's own commissioning.");

  private final Unit unit;
  private final String title;
  private final String meaning;
  private final String whatToDo;

  FindingKind(Unit unit, String title, String meaning, String whatToDo) {
    this.unit = unit;
    this.title = title;
    this.meaning = meaning;
    this.whatToDo = whatToDo;
  }

  /** What it asks of people, as the verification's catalogue has it. */
  public FindingClass findingClass() {
    return FindingClass.valueOf(DiscrepancyCode.valueOf(name()).kind().name());
  }

  /** Whether somebody has to do something about it: fix it or acknowledge it. */
  public boolean wantsAnswer() {
    return findingClass() == FindingClass.F || findingClass() == FindingClass.A;
  }

  /** In what its measured value and its threshold are counted. */
  public Unit unit() {
    return unit;
  }

  /** Its name on a page. */
  public String title() {
    return title;
  }

  /** What it is, in plain words. */
  public String meaning() {
    return meaning;
  }

  /** When exactly it is raised, and when just not: the rule's own words, a paragraph each. */
  public List<String> whenRaised() {
    return RuleTexts.of(this);
  }

  /** What the reader can do about it. */
  public String whatToDo() {
    return whatToDo;
  }
}
