package org.visitline.ivr.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When no call could have been logged, and when only nobody rang. */
class DarknessTest {

  private final List<Life> lives = new ArrayList<>();
  private final List<Darkness.Rang> calls = new ArrayList<>();

  @Test
  void while_any_node_is_there_nothing_is_dark() {
    life("06:00", "08:00");
    life("07:30", "12:00");

    assertThat(outages()).isEmpty();
  }

  @Test
  void without_a_node_and_with_no_call_to_tell_it_is_dark() {
    life("06:00", "08:00");
    life("10:00", "12:00");

    assertThat(outages()).containsExactly("08:00 to 10:00");
  }

  @Test
  void a_restart_of_less_than_two_minutes_is_no_outage() {
    life("06:00", "08:00");
    lives.add(new Life(at("08:00").plusMillis(119_999), at("12:00")));
    assertThat(outages()).isEmpty();

    lives.clear();
    life("06:00", "08:00");
    life("08:02", "12:00");
    assertThat(outages()).containsExactly("08:00 to 08:02");
  }

  @Test
  void the_dialplan_was_there_all_along_if_asterisk_counts_on() {
    life("06:00", "08:00");
    life("10:00", "12:00");
    rang("ivr1-100.57", "07:59");
    rang("ivr1-100.58", "10:01");

    assertThat(outages()).isEmpty();
  }

  @Test
  void if_asterisk_counts_from_the_beginning_it_was_down_as_well() {
    life("06:00", "08:00");
    life("10:00", "12:00");
    rang("ivr1-100.57", "07:59");
    rang("ivr1-160.0", "10:01");

    assertThat(outages()).containsExactly("08:00 to 10:00");
  }

  @Test
  void calls_that_the_dialplan_noted_cut_the_darkness_short() {
    life("06:00", "08:00");
    life("10:00", "12:00");
    rang("ivr1-100.57", "07:59");
    rang("spool-160.0", "09:00");
    rang("spool-160.1", "09:30");
    rang("ivr1-160.2", "10:01");

    assertThat(outages()).containsExactly("08:00 to 09:00");
  }

  @Test
  void one_of_two_asterisks_suffices() {
    life("06:00", "08:00");
    life("10:00", "12:00");
    rang("ivr1-quill-100.57", "07:00");
    rang("ivr1-quill-160.0", "11:00");
    rang("ivr1-nib-100.12", "07:00");
    rang("ivr1-nib-100.13", "11:00");

    assertThat(outages()).isEmpty();
  }

  private List<String> outages() {
    return Darkness.outages(new Period(at("06:00"), at("12:00")), lives, calls).stream()
        .map(
            dark ->
                dark.from().toString().substring(11, 16)
                    + " to "
                    + dark.to().toString().substring(11, 16))
        .toList();
  }

  private void life(String from, String to) {
    lives.add(new Life(at(from), at(to)));
  }

  private void rang(String callId, String time) {
    calls.add(new Darkness.Rang(AsteriskId.ofLogged(callId).orElseThrow(), at(time)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-06-01T" + time + ":00Z");
  }
}
