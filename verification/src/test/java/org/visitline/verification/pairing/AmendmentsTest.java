package org.visitline.verification.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.time.Period;

/** Of a stretch of days, those visits that people added to it: by when they begin now. */
class AmendmentsTest {

  private static final Period MORNING = new Period(at("06:00"), at("12:00"));

  @Test
  void an_added_visit_belongs_to_the_time_in_which_it_begins() {
    assertThat(within(added("07:00", null))).hasSize(1);
    assertThat(within(added("05:59", "07:00"))).as("began before").isEmpty();
    assertThat(within(added(null, "07:00"))).as("only its end is known").hasSize(1);
    assertThat(within(added(null, "12:00"))).isEmpty();
  }

  @Test
  void an_added_visit_that_was_corrected_since_belongs_to_the_time_to_which_it_was() {
    assertThat(within(added("07:00", null), corrected("13:00", null)))
        .extracting(Amendment::id)
        .containsExactly("2");
    assertThat(within(added("13:00", null), corrected("07:00", null))).hasSize(2);
    assertThat(within(added(null, "13:00"), corrected(null, "07:00"))).hasSize(2);
    assertThat(within(added("07:00", "07:30"), corrected(null, "13:00"))).hasSize(2);
  }

  @Test
  void of_two_corrections_the_later_one_says_when_it_begins_in_whatever_order_they_are_read() {
    Amendment later =
        new Amendment.AdjustedTimes("3", at("18:30"), new VisitId("1"), at("08:00"), null);
    assertThat(within(later, corrected("13:00", null), added("07:00", null))).hasSize(3);
  }

  @Test
  void other_times_of_a_visit_that_calls_show_stay_wherever_it_lies() {
    assertThat(
            within(
                new Amendment.AdjustedTimes(
                    "9", at("18:00"), new VisitId("K1"), at("20:00"), null)))
        .hasSize(1);
  }

  private static List<Amendment> within(Amendment... amendments) {
    return Amendments.within(List.of(amendments), MORNING);
  }

  private static Amendment added(@Nullable String in, @Nullable String out) {
    return new Amendment.AddedVisit(
        "1", at("17:00"), new ServiceUserId("A"), new CareWorkerId("W"), orNot(in), orNot(out));
  }

  private static Amendment corrected(@Nullable String in, @Nullable String out) {
    return new Amendment.AdjustedTimes("2", at("18:00"), new VisitId("1"), orNot(in), orNot(out));
  }

  private static @Nullable Instant orNot(@Nullable String clock) {
    return clock == null ? null : at(clock);
  }

  private static Instant at(String clock) {
    return Instant.parse("2026-03-02T" + clock + ":00Z");
  }
}
