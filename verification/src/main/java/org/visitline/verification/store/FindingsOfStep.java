package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;

/** Stores what was found about people and about calls that could not be placed. */
final class FindingsOfStep {

  private final DSLContext sql;
  private final Setting setting;

  FindingsOfStep(DSLContext sql, Setting setting) {
    this.sql = sql;
    this.setting = setting;
  }

  /** In the place of everything found before about these calls. */
  void storeUnmatched(Findings unmatched, Collection<String> calls) {
    JooqFindings findings = findings();
    add(unmatched, findings);
    findings.store(Scope.calls(calls));
  }

  private static void add(Findings unmatched, JooqFindings to) {
    unmatched.found().forEach(one -> to.add(Scope.call(String.valueOf(one.call())), one));
    unmatched.failures().forEach(one -> to.add(Scope.call(String.valueOf(one.call())), one));
  }

  /**
   * In the place of everything found before in the times derived.
   *
   * @param visits that begin in these times, as was thought and as is thought now
   * @param commissioned likewise
   * @return the visits about which a finding came, went or changed; a visit that is somebody else's
   *     by now is none of these people's, and may be among them
   */
  Set<String> store(
      List<Derived> all, JooqPart part, Set<String> visits, Set<String> commissioned) {
    JooqFindings findings = findings();
    JooqFindings unmatched = findings();
    List<String> scopes = new ArrayList<>();
    Set<String> calls = new HashSet<>();
    Set<String> wholeScopes = new HashSet<>();
    for (Derived derived : all) {
      add(derived.unmatched(), unmatched);
      calls.addAll(derived.calls());
      for (ServiceUserOpinion opinion : derived.opinions()) {
        String scope = Scope.serviceUser(opinion.serviceUser().id());
        scopes.add(scope);
        findings.add(scope, opinion.findings());
        if (derived.whole()) {
          wholeScopes.add(scope);
        }
      }
    }
    unmatched.store(Scope.calls(calls));
    return findings.store(
        scopes,
        JooqPartOfFindings.of(all, part, setting.zone(), wholeScopes, visits, commissioned));
  }

  JooqFindings findings() {
    return new JooqFindings(sql, new Wording(setting.zone(), setting.directory()), setting.asOf());
  }
}
