package org.visitline.verification.whatif;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.time.DateRange;

/** How often each rule was raised for each provider about some dates, by both sets of policies. */
final class RuleCounts {

  private final DateRange dates;
  private final Map<Subject, long[]> counts = new TreeMap<>();

  /** Counts findings about these dates, and no others. */
  RuleCounts(DateRange dates) {
    this.dates = dates;
  }

  private record Subject(String provider, DiscrepancyCode code) implements Comparable<Subject> {

    @Override
    public int compareTo(Subject other) {
      int order = provider.compareTo(other.provider);
      return order != 0 ? order : code.compareTo(other.code);
    }
  }

  void addInForce(Collection<Finding> findings) {
    findings.forEach(finding -> add(finding, 0));
  }

  void addOther(Collection<Finding> findings) {
    findings.forEach(finding -> add(finding, 1));
  }

  private void add(Finding finding, int side) {
    if (dates.contains(finding.date())) {
      String provider = finding.provider() == null ? "" : finding.provider().value();
      of(new Subject(provider, finding.code()))[side]++;
    }
  }

  private long[] of(Subject subject) {
    return counts.computeIfAbsent(subject, none -> new long[2]);
  }

  void addAll(RuleCounts others) {
    others.counts.forEach(
        (subject, some) -> {
          long[] all = of(subject);
          all[0] += some[0];
          all[1] += some[1];
        });
  }

  /** By provider, then rule. */
  List<RuleCount> list() {
    return counts.entrySet().stream()
        .map(
            entry ->
                new RuleCount(
                    entry.getKey().provider(),
                    entry.getKey().code(),
                    entry.getValue()[0],
                    entry.getValue()[1]))
        .toList();
  }
}
