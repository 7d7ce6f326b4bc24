package org.visitline.portal.discrepancies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Counting ends before leafing does. */
class FindingPageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 27);

  @Test
  void a_list_that_was_counted_says_how_many_and_ends_with_them() {
    assertThat(page(40, 50, 2_000).range()).isEqualTo("1,951 to 2,000 of 2,000");
    assertThat(page(39, 50, 2_000).hasNext()).isTrue();
    assertThat(page(40, 50, 2_000).hasNext()).isFalse();
  }

  @Test
  void one_that_is_longer_than_was_counted_goes_on_while_its_pages_are_full() {
    assertThat(page(41, 50, 2_001).range()).isEqualTo("2,001 to 2,050 of more than 2,000");
    assertThat(page(41, 50, 2_001).hasNext()).isTrue();
    assertThat(page(57, 12, 2_001).hasNext()).isFalse();
    assertThat(page(FindingPage.LAST, 50, 2_001).hasNext()).isFalse();
  }

  private static FindingPage page(int number, int findings, int total) {
    return new FindingPage(
        Collections.nCopies(findings, finding()),
        new FindingFilter(
            "", "", FindingState.OPEN, DAY, DAY, "", FindingFilter.Sort.DATE, false, number),
        total);
  }

  private static Finding finding() {
    return new Finding(
        1,
        FindingKind.SHORT_VISIT,
        "",
        "V1",
        "",
        DAY,
        false,
        false,
        false,
        720L,
        1_500L,
        "default-1",
        "Stayed 12 min of 30.",
        Instant.EPOCH,
        "S1",
        "Mrs A",
        "ALDER",
        "Alder",
        "Wanda",
        "");
  }
}
