package org.visitline.portal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtraVisitNameTest {

  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 3);
  private static final Optional<LocalTime> EIGHT = Optional.of(LocalTime.of(8, 0));

  @Test
  void it_says_whose_visit_it_is_and_when() {
    assertThat(ExtraVisitName.of("S1", TUESDAY, EIGHT, name -> false))
        .isEqualTo("S1-2026-11-03-0800");
  }

  @Test
  void each_visit_of_one_time_has_its_own() {
    assertThat(
            ExtraVisitName.of(
                "S1",
                TUESDAY,
                EIGHT,
                Set.of("S1-2026-11-03-0800", "S1-2026-11-03-0800-2")::contains))
        .isEqualTo("S1-2026-11-03-0800-3");
  }

  /** A person's reference has 64 characters at most, and so has a visit's name. */
  @Test
  void it_fits_however_long_the_persons_reference_is() {
    for (int length : new int[] {48, 49, 64}) {
      assertThat(ExtraVisitName.of("P".repeat(length), TUESDAY, EIGHT, name -> false))
          .hasSize(64)
          .endsWith("P-2026-11-03-0800");
    }
    assertThat(
            ExtraVisitName.of(
                "P".repeat(64), TUESDAY, EIGHT, name -> name.endsWith("P-2026-11-03-0800")))
        .hasSize(64)
        .endsWith("P-2026-11-03-0800-2");
  }
}
