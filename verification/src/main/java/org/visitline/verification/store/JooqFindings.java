package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.JooqBulk;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Wording;

/**
 * Puts what a look found in the place of what it found before. A finding whose facts stand keeps
 * the moment at which it was first found, however it is worded now.
 */
final class JooqFindings {

  private static final Logger LOG = LoggerFactory.getLogger(JooqFindings.class);

  private static final int LONGEST_EXPLANATION = 1_000;

  /** Not told by what was found: {@link JooqStanding} says where it stands with the officers. */
  private static final List<Field<?>> FILLED_ELSEWHERE =
      List.of(
          DISCREPANCY.DISCREPANCY_ID,
          DISCREPANCY.FIRST_FOUND_AT,
          DISCREPANCY.ACKNOWLEDGED,
          DISCREPANCY.QUERIED);

  private final DSLContext sql;
  private final Wording wording;
  private final Instant now;
  private final Map<Key, DiscrepancyRecord> wanted = new HashMap<>();
  private final Map<String, List<RuleFailure>> failed = new HashMap<>();

  JooqFindings(DSLContext sql, Wording wording, Instant now) {
    this.sql = sql;
    this.wording = wording;
    this.now = now;
  }

  /** The numbers whose look as a whole found something about these visits before. */
  static Set<String> phonesOf(DSLContext sql, Collection<String> visits) {
    String phone = Scope.phone("");
    Set<String> numbers = new TreeSet<>();
    Slices.each(
        visits,
        slice ->
            sql.selectDistinct(DISCREPANCY.SCOPE)
                .from(DISCREPANCY)
                .where(DISCREPANCY.VISIT_ID.in(slice))
                .and(DISCREPANCY.SCOPE.startsWith(phone))
                .forEach(row -> numbers.add(row.value1().substring(phone.length()))));
    return numbers;
  }

  /** Takes what a look found; a rule that threw is our fault, and said to whoever runs this. */
  void add(String scope, Findings findings) {
    add(scope, findings, finding -> true);
  }

  /** Takes of what a look found that which the look is for. */
  void add(String scope, Findings findings, Predicate<Finding> which) {
    findings.failures().forEach(failure -> add(scope, failure));
    findings.found().stream().filter(which).forEach(finding -> add(scope, finding));
  }

  /** What the rule had found there before stays until it is known better. */
  void add(String scope, RuleFailure failure) {
    LOG.error("rule {} failed on {}", failure.code(), failure.subject(), failure.fault());
    failed.computeIfAbsent(scope, none -> new ArrayList<>()).add(failure);
  }

  void add(String scope, Finding finding) {
    DiscrepancyRecord row = row(scope, finding);
    wanted.put(Key.of(row), row);
  }

  /**
   * Stores what was taken.
   *
   * @param scopes all that was looked at, also where nothing was found
   * @return the visits about which a finding came, went or changed
   */
  Set<String> store(Collection<String> scopes) {
    return store(scopes, JooqPartOfFindings.WHOLE);
  }

  /** Stores what was taken by looks at a part; the other findings stay as they are. */
  Set<String> store(Collection<String> scopes, JooqPartOfFindings part) {
    List<Long> gone = new ArrayList<>();
    List<DiscrepancyRecord> changed = new ArrayList<>();
    Set<String> visits = new HashSet<>();
    Slices.each(
        scopes,
        slice ->
            sql.selectFrom(DISCREPANCY)
                .where(DISCREPANCY.SCOPE.in(slice))
                .and(part.about())
                .forEach(
                    known -> {
                      if (!part.has(known)) {
                        return;
                      }
                      DiscrepancyRecord row = wanted.remove(Key.of(known));
                      if (row == null && isInDoubt(known)) {
                        return;
                      }
                      if (row == null) {
                        gone.add(known.getDiscrepancyId());
                        visits.add(known.getVisitId());
                      } else if (!isSame(known, row)) {
                        changed.add(changed(known, row));
                        visits.add(row.getVisitId());
                      }
                    }));
    wanted.values().forEach(row -> visits.add(row.getVisitId()));
    Slices.each(
        gone,
        slice -> sql.deleteFrom(DISCREPANCY).where(DISCREPANCY.DISCREPANCY_ID.in(slice)).execute());
    if (!changed.isEmpty()) {
      sql.batchUpdate(changed).execute();
    }
    JooqBulk.insert(sql, DISCREPANCY, wanted.values(), DISCREPANCY.DISCREPANCY_ID);
    new JooqRuleFailures(sql, now).store(scopes, part, failed);
    visits.remove("");
    return visits;
  }

  /** The rule that found it failed on the same thing now: that it is mended is not known. */
  private boolean isInDoubt(DiscrepancyRecord known) {
    return failed.getOrDefault(known.getScope(), List.of()).stream()
        .filter(failure -> failure.code().name().equals(known.getCode()))
        .anyMatch(failure -> failure.isOfHistory() || isAbout(known, failure));
  }

  private static boolean isAbout(DiscrepancyRecord known, RuleFailure failure) {
    CommissionedVisitId whole = failure.commissionedVisit();
    return known.getVisitId().equals(text(failure.visit()))
        && known.getCallId().equals(text(failure.call()))
        && (whole == null || known.getCommissionedVisitId().equals(whole.value()));
  }

  private static DiscrepancyRecord changed(DiscrepancyRecord known, DiscrepancyRecord row) {
    boolean factsStand =
        Objects.equals(known.getMeasured(), row.getMeasured())
            && (known.getFacts() == null || known.getFacts().equals(row.getFacts()))
            && known.getAmendmentId().equals(row.getAmendmentId());
    row.setDiscrepancyId(known.getDiscrepancyId());
    row.setAcknowledged(known.getAcknowledged());
    row.setQueried(known.getQueried());
    if (factsStand) {
      row.setFirstFoundAt(known.getFirstFoundAt());
    }
    return row;
  }

  private static boolean isSame(DiscrepancyRecord known, DiscrepancyRecord row) {
    for (Field<?> field : DISCREPANCY.fields()) {
      if (!FILLED_ELSEWHERE.contains(field) && !Objects.equals(known.get(field), row.get(field))) {
        return false;
      }
    }
    return true;
  }

  private DiscrepancyRecord row(String scope, Finding finding) {
    Measurement measurement = finding.evidence().measurement();
    String explanation = finding.evidence().explanation(wording);
    return new DiscrepancyRecord()
        .with(DISCREPANCY.SCOPE, scope)
        .with(DISCREPANCY.CODE, finding.code().name())
        .with(DISCREPANCY.CLASS, finding.code().kind().name())
        .with(DISCREPANCY.COMMISSIONED_VISIT_ID, text(finding.commissionedVisit()))
        .with(DISCREPANCY.VISIT_ID, text(finding.visit()))
        .with(DISCREPANCY.CARE_WORKER_ID, text(finding.worker()))
        .with(DISCREPANCY.CALL_ID, text(finding.call()))
        .with(DISCREPANCY.OTHER_VISIT_ID, text(finding.otherVisit()))
        .with(DISCREPANCY.AMENDMENT_ID, text(finding.evidence().amendment()))
        .with(
            DISCREPANCY.SERVICE_USER_ID,
            finding.serviceUser() == null ? null : finding.serviceUser().value())
        .with(
            DISCREPANCY.PROVIDER_ID, finding.provider() == null ? null : finding.provider().value())
        .with(DISCREPANCY.DATE, finding.date())
        .with(DISCREPANCY.PROVISIONAL, finding.evidence().provisional())
        .with(DISCREPANCY.MEASURED, measurement == null ? null : measurement.measured())
        .with(DISCREPANCY.FACTS, FindingFacts.of(finding).facts())
        .with(DISCREPANCY.THRESHOLD, measurement == null ? null : measurement.threshold())
        .with(DISCREPANCY.POLICY_VERSION, finding.policyVersion())
        .with(
            DISCREPANCY.EXPLANATION,
            explanation.length() > LONGEST_EXPLANATION
                ? explanation.substring(0, LONGEST_EXPLANATION)
                : explanation)
        .with(DISCREPANCY.FIRST_FOUND_AT, now)
        .with(DISCREPANCY.ACKNOWLEDGED, false)
        .with(DISCREPANCY.QUERIED, false);
  }

  private static String text(@Nullable Object id) {
    return id == null ? "" : id.toString();
  }

  private record Key(
      String scope,
      String code,
      String commissionedVisit,
      String visit,
      String worker,
      String call,
      String otherVisit) {

    static Key of(DiscrepancyRecord row) {
      return new Key(
          row.getScope(),
          row.getCode(),
          row.getCommissionedVisitId(),
          row.getVisitId(),
          row.getCareWorkerId(),
          row.getCallId(),
          row.getOtherVisitId());
    }
  }
}
