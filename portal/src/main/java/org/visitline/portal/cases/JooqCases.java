package org.visitline.portal.cases;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
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
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.cases.CareCase.Entry;
import org.visitline.portal.cases.CareCase.EntryKind;
import org.visitline.portal.cases.CareCase.Gathered;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.schema.jooq.tables.CareCaseEntry;
import org.visitline.schema.jooq.tables.records.CareCaseFindingRecord;
import org.visitline.schema.jooq.tables.records.CareCaseRecord;

/** Keeps cases. Nothing in them is ever changed. */
public class JooqCases {

  static final int PAGE = 50;

  /** Its last word of an end or of a new beginning; null while it never ended. */
  private static final Field<String> LAST_ENDING =
      field(
          select(CARE_CASE_ENTRY.KIND)
              .from(CARE_CASE_ENTRY)
              .where(CARE_CASE_ENTRY.CASE_ID.eq(CARE_CASE.CASE_ID))
              .and(
                  CARE_CASE_ENTRY.KIND.in(
                      inline(EntryKind.OUTCOME.name()), inline(EntryKind.REOPENED.name())))
              .orderBy(CARE_CASE_ENTRY.CASE_ENTRY_ID.desc())
              .limit(inline(1)));

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqCases(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Those that nobody has ended before all others, then the latest first. Of findings and histories
   * only what the list says of them is read.
   */
  List<CaseLine> list(Scope scope, int page) {
    Field<Integer> findings =
        select(count())
            .from(CARE_CASE_FINDING)
            .where(CARE_CASE_FINDING.CASE_ID.eq(CARE_CASE.CASE_ID))
            .asField("findings");
    Field<Boolean> ended = field(not(isOpen())).as("ended");
    CareCaseEntry done = CARE_CASE_ENTRY.as("done");
    Field<LocalDate> nextDue =
        select(min(CARE_CASE_ENTRY.DUE))
            .from(CARE_CASE_ENTRY)
            .where(CARE_CASE_ENTRY.CASE_ID.eq(CARE_CASE.CASE_ID))
            .and(isToDo(done))
            .asField("next_due");
    return jooq.select(CARE_CASE.fields())
        .select(SERVICE_USER.NAME, PROVIDER.NAME, findings, ended, nextDue)
        .from(CARE_CASE)
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(CARE_CASE.SERVICE_USER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_CASE.PROVIDER_ID))
        .where(visible(scope))
        .orderBy(ended, CARE_CASE.CASE_ID.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .fetch(
            row ->
                new CaseLine(
                    row.get(CARE_CASE.CASE_ID),
                    row.get(CARE_CASE.TITLE),
                    CaseKind.valueOf(row.get(CARE_CASE.KIND)),
                    row.get(CARE_CASE.REFERENCE),
                    row.get(SERVICE_USER.NAME),
                    row.get(PROVIDER.NAME),
                    row.get(CARE_CASE.OPENED_AT),
                    row.get(findings),
                    !row.get(ended),
                    row.get(nextDue)));
  }

  /** A case that nobody has ended, or that was opened again since. */
  public static Condition isOpen() {
    return coalesce(LAST_ENDING, inline(EntryKind.REOPENED.name()))
        .ne(inline(EntryKind.OUTCOME.name()));
  }

  Optional<CareCase> find(long id, Scope scope) {
    return cases(CARE_CASE.CASE_ID.eq(id).and(visible(scope))).stream().findFirst();
  }

  /** Actions due by a day which nobody has seen done, in all cases that the reader may see. */
  public int actionsDue(Scope scope, LocalDate day) {
    CareCaseEntry done = CARE_CASE_ENTRY.as("done");
    return jooq.fetchCount(
        jooq.selectOne()
            .from(CARE_CASE_ENTRY)
            .join(CARE_CASE)
            .on(CARE_CASE.CASE_ID.eq(CARE_CASE_ENTRY.CASE_ID))
            .where(CARE_CASE_ENTRY.DUE.le(day))
            .and(isToDo(done))
            .and(visible(scope)));
  }

  /** An action of which nobody has written that it was done. */
  private static Condition isToDo(CareCaseEntry done) {
    return CARE_CASE_ENTRY
        .KIND
        .eq(EntryKind.ACTION.name())
        .and(
            notExists(
                selectOne()
                    .from(done)
                    .where(done.ABOUT_ENTRY_ID.eq(CARE_CASE_ENTRY.CASE_ENTRY_ID))));
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
      @Nullable Long about,
      String author,
      Instant now) {
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, careCase)
        .set(CARE_CASE_ENTRY.KIND, kind.name())
        .set(CARE_CASE_ENTRY.OUTCOME, outcome == null ? null : outcome.name())
        .set(CARE_CASE_ENTRY.TEXT, text)
        .set(CARE_CASE_ENTRY.DUE, due)
        .set(CARE_CASE_ENTRY.ABOUT_ENTRY_ID, about)
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
        .and(notExists(alreadyIn(careCase)))
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

  /** What was gathered before, with the same facts, is not gathered again. */
  private static Select<?> alreadyIn(long careCase) {
    return selectOne()
        .from(CARE_CASE_FINDING)
        .where(CARE_CASE_FINDING.CASE_ID.eq(careCase))
        .and(CARE_CASE_FINDING.CODE.eq(DISCREPANCY.CODE))
        .and(CARE_CASE_FINDING.DATE.eq(DISCREPANCY.DATE))
        .and(CARE_CASE_FINDING.COMMISSIONED_VISIT_ID.eq(DISCREPANCY.COMMISSIONED_VISIT_ID))
        .and(CARE_CASE_FINDING.VISIT_ID.eq(DISCREPANCY.VISIT_ID))
        .and(CARE_CASE_FINDING.CARE_WORKER_ID.eq(DISCREPANCY.CARE_WORKER_ID))
        .and(CARE_CASE_FINDING.CALL_ID.eq(DISCREPANCY.CALL_ID))
        .and(CARE_CASE_FINDING.EXPLANATION.eq(DISCREPANCY.EXPLANATION));
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
        JooqNames.joined(row, PORTAL_USER, CARE_CASE.OPENED_BY),
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
                  row.get(CARE_CASE_ENTRY.CASE_ENTRY_ID),
                  EntryKind.valueOf(row.get(CARE_CASE_ENTRY.KIND)),
                  outcome == null ? null : CaseOutcome.valueOf(outcome),
                  row.get(CARE_CASE_ENTRY.TEXT),
                  row.get(CARE_CASE_ENTRY.DUE),
                  row.get(CARE_CASE_ENTRY.ABOUT_ENTRY_ID),
                  JooqNames.joined(row, PORTAL_USER, CARE_CASE_ENTRY.AUTHOR),
                  row.get(CARE_CASE_ENTRY.WRITTEN_AT));
            });
  }
}
