package org.visitline.verification.measures;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a period for one subject.
 *
 * @param subject the id of whom they are about; empty: the council
 */
public record Measures(
    String subject,
    Plan plan,
    Attendance attendance,
    Proof proof,
    Casework casework,
    Continuity continuity) {

  /**
   * What was commissioned: neither cancelled nor suspended, and begun by now.
   *
   * @param visits commissioned visits
   * @param slots workers' places in them
   * @param minutes of all slots
   * @param missed visits found missed for good; those that an outage hid are none
   * @param unverified visits that an outage may have hidden
   * @param underHalfAnHour visits commissioned for less than 30 min
   * @param quarterOfAnHourAtMost visits commissioned for 15 min or less
   */
  public record Plan(
      long visits,
      long slots,
      long minutes,
      Share missed,
      long unverified,
      Share underHalfAnHour,
      Share quarterOfAnHourAtMost) {}

  /**
   * Who came.
   *
   * @param visits that took a slot
   * @param minutes that they lasted, where both times are known, each floored
   * @param delivered minutes of those that were commissioned
   * @param onTime of the visits in a slot with an arrival: neither late nor early beyond tolerance
   * @param late beyond tolerance, but not very late
   * @param veryLate very late
   * @param early beyond tolerance
   * @param tooShort of the visits in a slot with both times: short or very short
   */
  public record Attendance(
      long visits,
      long minutes,
      Share delivered,
      Share onTime,
      Share late,
      Share veryLate,
      Share early,
      Share tooShort) {}

  /**
   * What shows it.
   *
   * @param full of all visits, slot or not: both calls from a registered line
   * @param any one of them at least
   * @param byCallsAlone nobody had a hand in it
   * @param atPlan of the visits that somebody had a hand in: exactly at the planned times
   */
  public record Proof(Share full, Share any, Share byCallsAlone, Share atPlan) {}

  /**
   * What it leaves to do.
   *
   * @param unmatchedCalls that named no worker, or no service user, and still wait
   * @param outcomes acknowledgements written, and queries ended, in the period
   * @param medianHoursToOutcome from when the finding was first made; null where there was no
   *     outcome
   * @param claimedUnverifiedMinutes minutes on the timesheet that are not verified and not
   *     accepted: held or pending
   * @param byHandMinutes minutes payable for visits that no call shows at all
   */
  public record Casework(
      long unmatchedCalls,
      long outcomes,
      @Nullable Double medianHoursToOutcome,
      long claimedUnverifiedMinutes,
      long byHandMinutes) {}

  /**
   * How many different workers a service user saw, on average over the service users who had a
   * visit.
   *
   * @param over14Days in the 14 days that end with the period; null where there was no visit
   * @param over28Days likewise
   */
  public record Continuity(@Nullable Double over14Days, @Nullable Double over28Days) {}
}
