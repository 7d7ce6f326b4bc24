package org.visitline.verification.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.visitline.verification.discrepancy.rules.Rules;

class RulesTest {

  /** Beside this module, at the root of the project. */
  private static final Path PAGE = Path.of("../docs/rules.md");

  @Test
  void each_code_of_the_catalogue_has_its_rule_and_in_its_order() {
    assertThat(Rules.ALL.all())
        .extracting(Rule::code)
        .containsExactlyElementsOf(Arrays.asList(DiscrepancyCode.values()));
  }

  @Test
  void two_rules_are_not_run_where_nobody_knows_where_a_home_lies() {
    assertThat(Rules.ALL.all())
        .filteredOn(rule -> rule instanceof Rule.OfHistory history && history.isByPlace())
        .extracting(Rule::code)
        .containsExactly(DiscrepancyCode.IMPOSSIBLE_TRAVEL, DiscrepancyCode.PIN_SHARED);
  }

  @Test
  void the_page_of_the_rules_says_what_the_rules_say() throws IOException {
    String page = RulePages.of(Rules.ALL.all());
    if (System.getProperty("generate") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/rules.md is made from the rule classes; make it again with"
                + " mvn -pl verification -am test -Dtest=RulesTest -Dgenerate"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(page);
  }
}
