package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.RULE_FAILURE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.JooqBulk;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.schema.jooq.tables.records.RuleFailureRecord;
import org.visitline.verification.discrepancy.RuleFailure;

/** Keeps what rules failed on, for people to see, until they have looked there without failing. */
final class JooqRuleFailures {

  /** Before a service user's id in a scope. */
  private static final String PEOPLE = "S:";

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_FAULT = 300;

  private final DSLContext sql;
  private final Instant now;

  JooqRuleFailures(DSLContext sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  /** What a failure is about, as the table names it. */
  private record Key(String scope, String code, String commissioned, String visit, String call) {

    static Key of(RuleFailureRecord row) {
      return new Key(
          row.getScope(),
          row.getCode(),
          row.getCommissionedVisitId(),
          row.getVisitId(),
          row.getCallId());
    }
  }

  /**
   * Puts failures in the place of those that looks at the same things had before.
   *
   * @param scopes all that was looked at
   * @param failed by scope
   */
  void store(
      Collection<String> scopes,
      JooqPartOfFindings part,
      Map<String, ? extends Collection<RuleFailure>> failed) {
    Map<Key, RuleFailureRecord> wanted = new HashMap<>();
    failed.forEach(
        (scope, failures) ->
            failures.forEach(
                failure -> {
                  RuleFailureRecord row = row(scope, failure);
                  wanted.put(Key.of(row), row);
                }));
    List<Long> gone = new ArrayList<>();
    Slices.each(
        scopes,
        slice ->
            sql.selectFrom(RULE_FAILURE)
                .where(RULE_FAILURE.SCOPE.in(slice))
                .forEach(
                    known -> {
                      // Known to stand since then: it is left as it is.
                      boolean stands = wanted.remove(Key.of(known)) != null;
                      if (!stands && part.has(asFinding(known))) {
                        gone.add(known.getRuleFailureId());
                      }
                    }));
    Slices.each(
        gone,
        slice ->
            sql.deleteFrom(RULE_FAILURE).where(RULE_FAILURE.RULE_FAILURE_ID.in(slice)).execute());
    JooqBulk.insertMissing(
        sql, RULE_FAILURE, RULE_FAILURE.SCOPE, wanted.values(), RULE_FAILURE.RULE_FAILURE_ID);
  }

  /** As a finding about the same thing would be told: it has no date of its own. */
  private static DiscrepancyRecord asFinding(RuleFailureRecord row) {
    DiscrepancyRecord finding = new DiscrepancyRecord();
    finding.setScope(row.getScope());
    finding.setCommissionedVisitId(row.getCommissionedVisitId());
    finding.setVisitId(row.getVisitId());
    finding.setCallId(row.getCallId());
    finding.setServiceUserId(
        row.getScope().startsWith(PEOPLE) ? row.getScope().substring(PEOPLE.length()) : null);
    finding.setDate(LocalDate.EPOCH);
    return finding;
  }

  private RuleFailureRecord row(String scope, RuleFailure failure) {
    RuleFailureRecord row = new RuleFailureRecord();
    row.setScope(scope);
    row.setCode(failure.code().name());
    row.setCommissionedVisitId(text(failure.commissionedVisit()));
    row.setVisitId(text(failure.visit()));
    row.setCallId(text(failure.call()));
    row.setSubject(cut(failure.subject(), LONGEST_SUBJECT));
    row.setFault(cut(failure.fault().toString(), LONGEST_FAULT));
    row.setSince(now);
    return row;
  }

  private static String text(@Nullable Object id) {
    return id == null ? "" : id.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
