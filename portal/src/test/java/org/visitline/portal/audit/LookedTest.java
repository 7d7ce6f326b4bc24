package org.visitline.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten looks of one person are one line, between which another's is found. */
class LookedTest {

  @Test
  void neighbours_of_one_person_doing_the_same_are_one_line() {
    List<Look> log =
        List.of(
            look("olive", Deed.LOOKED, "10:30"),
            look("olive", Deed.LOOKED, "10:20"),
            look("olive", Deed.CHANGED, "10:10"),
            look("selma", Deed.LOOKED, "09:00"),
            look("olive", Deed.LOOKED, "08:30"),
            look("olive", Deed.LOOKED, "08:00"));

    assertThat(told(log, false))
        .containsExactly(
            "olive looked at this 2 times 10:30",
            "olive changed this 10:10",
            "selma looked at this 09:00",
            "olive looked at this 2 times 08:30");
    assertThat(told(log, true).getLast())
        .as("the log goes on past what was read")
        .isEqualTo("olive looked at this 2 times or more 08:30");
    assertThat(told(List.of(), true)).isEmpty();
  }

  private static List<String> told(List<Look> log, boolean goesOn) {
    return Looked.together(log, goesOn).stream()
        .map(
            one ->
                "%s %s %s %s"
                    .formatted(
                        one.who(), one.did(), one.howOften(), one.at().toString().substring(11, 16))
                    .replaceAll(" +", " "))
        .toList();
  }

  private static Look look(String username, Deed deed, String time) {
    return new Look(
        Instant.parse("2026-10-27T" + time + ":00Z"),
        username,
        username,
        null,
        deed,
        "/visits/{*id}",
        "/visits/K1",
        "192.0.2.1",
        "SERVICE_USER S1",
        null,
        null);
  }
}
