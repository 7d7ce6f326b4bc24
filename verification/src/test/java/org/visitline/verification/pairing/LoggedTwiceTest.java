package org.visitline.verification.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.Replacements;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;

/** A telephone call that two nodes took up, one after the other, is one arrival or departure. */
class LoggedTwiceTest {

  private static final ServiceUser MRS_A =
      new ServiceUser(new ServiceUserId("A"), "1001", "Mrs A", Address.UNKNOWN, List.of(), false);

  private static final CareWorker WANDA =
      new CareWorker(
          new CareWorkerId("W"),
          new ProviderId("Elm"),
          "Wanda",
          List.of(),
          null,
          List.of(),
          null,
          new DateRange(LocalDate.EPOCH, null));

  @Test
  void an_arrival_logged_by_two_nodes_is_one_arrival() {
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", null),
                call("ivr2-1792483327.57", "08:02", null),
                call("ivr2-1792485120.80", "08:32", null)))
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:32 extra [ivr2-1792483327.57]");
  }

  @Test
  void so_is_a_departure_that_the_dialplan_noted_too() {
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", null),
                call("ivr1-1792485120.80", "08:32", null),
                call("spool-1792485120.80", "08:32", null)))
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:32 extra [spool-1792485120.80]");
  }

  @Test
  void a_direction_that_was_keyed_decides() {
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", Direction.ARRIVAL),
                call("ivr1-1792485120.80", "08:32", null),
                call("ivr2-1792485120.80", "08:32", Direction.DEPARTURE)))
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:32 extra [ivr1-1792485120.80]");
  }

  @Test
  void a_worker_who_keys_the_own_pin_as_the_second_workers_is_still_there() {
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", null),
                call("ivr1-1792483327.57/2", "08:02", null),
                call("ivr1-1792485120.80", "08:32", null)))
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:32 extra [ivr1-1792483327.57/2]");
  }

  @Test
  void two_telephone_calls_stay_two_and_so_do_rows_that_name_no_telephone_call() {
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", null),
                call("ivr2-1792483327.58", "08:02", null)))
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:02 extra []");
    assertThat(visits(call("K1-7", "08:02", null), call("K2-7", "08:02", null)))
        .isEqualTo("K1-7 08:02 - 08:02 extra []");
    assertThat(
            visits(
                call("ivr1-1792483327.57", "08:02", null),
                call("ivr2-1792483327.57", "08:32", null)))
        .as("another Asterisk's, half an hour later")
        .isEqualTo("ivr1-1792483327.57 08:02 - 08:32 extra []");
  }

  private static String visits(PlacedCall... calls) {
    List<PlacedCall> inOrder = new ArrayList<>(List.of(calls));
    inOrder.sort(Comparator.comparing(PlacedCall::call, LoggedCall.IN_ORDER));
    ServiceUserSchedule nothing =
        new ServiceUserSchedule(
            List.of(),
            List.of(),
            Replacements.NONE,
            List.of(),
            LocalDate.parse("2026-10-20"),
            CivilZone.LONDON);
    return Pairing.visits(inOrder, nothing, Policies.DEFAULT, CivilZone.LONDON).stream()
        .map(
            visit ->
                "%s %s - %s extra %s"
                    .formatted(
                        visit.id(),
                        clock(visit.arrivedAt()),
                        clock(visit.departedAt()),
                        visit.extraCalls().stream().map(PlacedCall::id).toList()))
        .collect(Collectors.joining("\n"));
  }

  private static String clock(@Nullable Instant at) {
    return at == null ? "?" : at.toString().substring(11, 16);
  }

  private static PlacedCall call(String id, String clock, @Nullable Direction direction) {
    return new PlacedCall(
        new LoggedCall(
            new CallId(id),
            Instant.parse("2026-10-20T" + clock + ":00Z"),
            "02079460101",
            "+442079460101",
            "123456",
            "",
            direction,
            null),
        WANDA,
        MRS_A,
        Line.REGISTERED,
        false);
  }
}
