package org.visitline.portal.cases;

import static org.visitline.schema.jooq.Tables.CARE_CASE;
import static org.visitline.schema.jooq.Tables.CARE_CASE_ENTRY;
import static org.visitline.schema.jooq.Tables.CARE_CASE_FINDING;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.cases.CareCase.Entry;
import org.visitline.portal.cases.CareCase.EntryKind;
import org.visitline.portal.cases.CareCase.Gathered;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.schema.jooq.tables.records.CareCaseFindingRecord;
import org.visitline.schema.jooq.tables.records.CareCaseRecord;

/** Keeps cases. Nothing in them is ever changed. */
class JooqCases {

  private static final int MOST = 300;

  private final DSLContext jooq;

  JooqCases(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** The latest first. */
  List<CareCase> list(Scope scope) {
    return cases(visible(scope));
  }

  Optional<CareCase> find(long id, Scope scope) {
    return cases(CARE_CASE.CASE_ID.eq(id).and(visible(scope))).stream().findFirst();
  }

  /** An officer kept to some areas sees the cases of people who live there. */
  private static Condition visible(Scope scope) {
    return JooqScope.withinAreas(scope, CARE_CASE.SERVICE_USER_ID);
  }

  private List<CareCase> cases(Condition which) {
    return jooq
        .select()
        .from(CARE_CASE)
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(CARE_CASE.SERVICE_USER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_CASE.PROVIDER_ID))
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(CARE_CASE.OPENED_BY))
        .where(which)
        .orderBy(CARE_CASE.CASE_ID.desc())
        .limit(MOST)
        .fetch()
        .stream()
        .map(this::careCase)
        .toList();
  }

  /** Opens a case, with the findings that gave rise to it. */
  long open(
      String title,
      CaseKind kind,
      String reference,
      @Nullable String serviceUser,
      @Nullable String provider,
      Collection<Long> findings,
      String author,
      Instant now) {
    return jooq.transactionResult(
        transaction -> {
          CareCaseRecord row = transaction.dsl().newRecord(CARE_CASE);
          row.setTitle(title);
          row.setKind(kind.name());
          row.setReference(reference);
          row.setServiceUserId(serviceUser);
          row.setProviderId(provider);
          row.setOpenedBy(author);
          row.setOpenedAt(now);
          row.store();
          gather(transaction.dsl(), row.getCaseId(), findings, author, now);
          return row.getCaseId();
        });
  }

  /** Brings further findings into a case, as they are now. */
  void gather(long careCase, Collection<Long> findings, String author, Instant now) {
    jooq.transaction(transaction -> gather(transaction.dsl(), careCase, findings, author, now));
  }

  void write(
      long careCase,
      EntryKind kind,
      @Nullable CaseOutcome outcome,
      String text,
      @Nullable LocalDate due,
      String author,
      Instant now) {
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, careCase)
        .set(CARE_CASE_ENTRY.KIND, kind.name())
        .set(CARE_CASE_ENTRY.OUTCOME, outcome == null ? null : outcome.name())
        .set(CARE_CASE_ENTRY.TEXT, text)
        .set(CARE_CASE_ENTRY.DUE, due)
        .set(CARE_CASE_ENTRY.AUTHOR, author)
        .set(CARE_CASE_ENTRY.WRITTEN_AT, now)
        .execute();
  }

  private static void gather(
      DSLContext transaction,
      long careCase,
      Collection<Long> findings,
      String author,
      Instant now) {
    transaction
        .selectFrom(DISCREPANCY)
        .where(DISCREPANCY.DISCREPANCY_ID.in(findings))
        .orderBy(DISCREPANCY.DATE, DISCREPANCY.DISCREPANCY_ID)
        .forEach(
            finding -> {
              CareCaseFindingRecord row = transaction.newRecord(CARE_CASE_FINDING, finding);
              row.setCaseId(careCase);
              row.setAddedBy(author);
              row.setAddedAt(now);
              row.insert();
            });
  }

  private CareCase careCase(Record row) {
    long id = row.get(CARE_CASE.CASE_ID);
    return new CareCase(
        id,
        row.get(CARE_CASE.TITLE),
        CaseKind.valueOf(row.get(CARE_CASE.KIND)),
        row.get(CARE_CASE.REFERENCE),
        row.get(CARE_CASE.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(CARE_CASE.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        Objects.requireNonNullElse(row.get(PORTAL_USER.DISPLAY_NAME), row.get(CARE_CASE.OPENED_BY)),
        row.get(CARE_CASE.OPENED_AT),
        jooq.selectFrom(CARE_CASE_FINDING)
            .where(CARE_CASE_FINDING.CASE_ID.eq(id))
            .orderBy(CARE_CASE_FINDING.DATE, CARE_CASE_FINDING.CASE_FINDING_ID)
            .fetch(
                finding ->
                    new Gathered(
                        FindingKind.valueOf(finding.getCode()).title(),
                        finding.getExplanation(),
                        finding.getDate(),
                        finding.getCommissionedVisitId(),
                        finding.getVisitId())),
        entries(id));
  }

  private List<Entry> entries(long id) {
    return jooq.select()
        .from(CARE_CASE_ENTRY)
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(CARE_CASE_ENTRY.AUTHOR))
        .where(CARE_CASE_ENTRY.CASE_ID.eq(id))
        .orderBy(CARE_CASE_ENTRY.CASE_ENTRY_ID)
        .fetch(
            row -> {
              String outcome = row.get(CARE_CASE_ENTRY.OUTCOME);
              return new Entry(
                  EntryKind.valueOf(row.get(CARE_CASE_ENTRY.KIND)),
                  outcome == null ? null : CaseOutcome.valueOf(outcome),
                  row.get(CARE_CASE_ENTRY.TEXT),
                  row.get(CARE_CASE_ENTRY.DUE),
                  Objects.requireNonNullElse(
                      row.get(PORTAL_USER.DISPLAY_NAME), row.get(CARE_CASE_ENTRY.AUTHOR)),
                  row.get(CARE_CASE_ENTRY.WRITTEN_AT));
            });
  }
}
