package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.verification.discrepancy.DiscrepancyClass;
import org.visitline.verification.discrepancy.DiscrepancyCode;

class FindingKindTest {

  @Test
  void every_discrepancy_of_the_verification_is_explained_on_the_pages_and_no_other() {
    assertThat(Stream.of(FindingKind.values()).map(Enum::name))
        .as("a rule came or went: explain it in FindingKind, or take it out there")
        .isEqualTo(Stream.of(DiscrepancyCode.values()).map(Enum::name).toList());
  }

  @Test
  void its_classes_are_those_of_the_verification() {
    assertThat(Stream.of(FindingClass.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DiscrepancyClass.values()).map(Enum::name).toList());
  }

  @Test
  void every_page_says_when_a_finding_is_raised_in_the_rules_own_words() {
    assertThat(FindingKind.values())
        .allSatisfy(kind -> assertThat(kind.whenRaised()).as(kind.name()).isNotEmpty());
    assertThat(FindingKind.UNPLANNED_VISIT.whenRaised().getFirst())
        .startsWith("A visit takes no slot, though")
        .contains("that is ‘Visit while care was suspended’")
        .doesNotContain("VISIT_WHILE_SUSPENDED");
  }
}
