package org.visitline.verification.discrepancy;

import java.util.List;

/** The public page of the rules, made from the rules themselves. */
public final class RulePages {

  private RulePages() {}

  /** {@code docs/rules.md}. */
  public static String of(List<Rule> rules) {
    StringBuilder page =
        new StringBuilder(
            """
            # The rules

            What Visitline asks about, and when. Made from the rule classes; a test keeps it so.
            Numbers are those of the default policy; a contract may have others, and every finding
            names the version of the policy it was measured against. What lies exactly on a
            tolerance is within it, to the millisecond, unless a rule says 'or more' or 'included'.

            | class | such a discrepancy |
            | --- | --- |
            """);
    for (DiscrepancyClass kind : DiscrepancyClass.values()) {
      page.append("| ").append(kind).append(" | ").append(kind.meaning()).append(" |\n");
    }
    for (Rule rule : rules) {
      DiscrepancyClass kind = rule.code().kind();
      page.append("\n## ").append(rule.code()).append("\n\n");
      page.append("*").append(kind).append(": ").append(kind.meaning()).append(".*\n\n");
      page.append(rule.page());
    }
    return page.toString();
  }
}
