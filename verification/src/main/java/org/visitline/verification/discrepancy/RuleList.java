package org.visitline.verification.discrepancy;

import java.util.List;

/**
 * Rules parted by what they look at, once: a run asks them about millions of visits.
 *
 * @param all in the order of the catalogue
 */
public record RuleList(
    List<Rule> all,
    List<Rule.OfCall> ofCalls,
    List<Rule.OfCommissionedVisit> ofCommissionedVisits,
    List<Rule.OfVisit> ofVisits,
    List<Rule.OfHistory> ofHistories) {

  /** These rules, and no others. */
  public static RuleList of(List<Rule> rules) {
    return new RuleList(
        List.copyOf(rules),
        only(rules, Rule.OfCall.class),
        only(rules, Rule.OfCommissionedVisit.class),
        only(rules, Rule.OfVisit.class),
        only(rules, Rule.OfHistory.class));
  }

  /** The rule that raises a code. */
  public Rule get(DiscrepancyCode code) {
    return all.stream().filter(rule -> rule.code() == code).findFirst().orElseThrow();
  }

  /**
   * Whether a code is found by looking at visits that follow each other, maybe at several homes.
   */
  public boolean isOfHistories(DiscrepancyCode code) {
    return ofHistories.stream().anyMatch(rule -> rule.code() == code);
  }

  /** What is never found of a home of which nobody knows where it lies: that is not run there. */
  public List<DiscrepancyCode> byPlace() {
    return ofHistories.stream().filter(Rule.OfHistory::isByPlace).map(Rule::code).toList();
  }

  private static <R extends Rule> List<R> only(List<Rule> rules, Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
