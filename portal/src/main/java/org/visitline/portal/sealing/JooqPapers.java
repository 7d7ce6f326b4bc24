package org.visitline.portal.sealing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SEALED_LINE;
import static org.visitline.schema.jooq.Tables.SEALED_TIMESHEET;
import static org.visitline.schema.jooq.Tables.SEALED_TOTAL;
import static org.visitline.schema.jooq.Tables.TIMESHEET_SEAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.sealing.Paper.Seal;
import org.visitline.portal.timesheets.Period;
import org.visitline.portal.timesheets.SealedDays;
import org.visitline.portal.timesheets.TimesheetLine;
import org.visitline.portal.timesheets.Totals;
import org.visitline.portal.timesheets.Totals.Total;

/** Reads sealed timesheets and their corrections. */
class JooqPapers implements SealedDays {

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final Field<BigDecimal> VISITS = totalOf(SEALED_TOTAL.VISITS);
  private static final Field<BigDecimal> DUE = totalOf(SEALED_TOTAL.DUE_MINUTES);

  private static final Field<String> DRAWN_UP_BY =
      JooqNames.of(SEALED_TIMESHEET.DRAWN_UP_BY).as("drawn_up_by_name");

  private final DSLContext jooq;

  JooqPapers(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** One page of all papers, the newest first. */
  List<Paper> list(Scope scope, int page, int size) {
    return papers(visible(scope), page - 1, size);
  }

  /** A paper that the reader may see. */
  Optional<Paper> find(PaperId id, Scope scope) {
    return papers(is(id).and(visible(scope)), 0, 1).stream().findFirst();
  }

  /** A timesheet's corrections, the oldest first. */
  List<Paper> listCorrections(long timesheet) {
    return papers(
            SEALED_TIMESHEET
                .SEALED_TIMESHEET_ID
                .eq(timesheet)
                .and(SEALED_TIMESHEET.CORRECTION.gt(0)),
            0,
            10_000)
        .reversed();
  }

  @Override
  public Map<String, List<SealedDays.Sealed>> within(Period period, Scope scope) {
    Map<Long, List<Paper>> byTimesheet =
        papers(
                visible(scope)
                    .and(SEALED_TIMESHEET.FROM_DATE.le(period.to()))
                    .and(SEALED_TIMESHEET.TO_DATE.ge(period.from())),
                0,
                10_000)
            .stream()
            .collect(groupingBy(paper -> paper.id().timesheet(), LinkedHashMap::new, toList()));
    String home = scope.only().isPresent() ? "/provider" : "/timesheets";
    return byTimesheet.values().stream()
        // The latest correction comes first, the timesheet itself last.
        .map(List::reversed)
        .filter(papers -> papers.getFirst().standing() != Paper.Standing.RETURNED)
        .collect(
            groupingBy(
                papers -> papers.getFirst().providerId(),
                mapping(
                    papers ->
                        pointer(
                            papers.getFirst(),
                            home,
                            papers.stream()
                                .skip(1)
                                .map(correction -> pointer(correction, home, List.of()))
                                .toList()),
                    toList())));
  }

  private static SealedDays.Sealed pointer(
      Paper paper, String home, List<SealedDays.Sealed> corrections) {
    return new SealedDays.Sealed(
        paper.id().name(),
        home + "/sealed-timesheets/" + paper.id().address(),
        paper.period(),
        paper.drawnUpAt(),
        paper.standing().label(),
        paper.standing().css(),
        corrections);
  }

  Totals totals(PaperId id) {
    return new Totals(
        jooq.selectFrom(SEALED_TOTAL)
            .where(SEALED_TOTAL.SEALED_TIMESHEET_ID.eq(id.timesheet()))
            .and(SEALED_TOTAL.CORRECTION.eq(id.correction()))
            .orderBy(SEALED_TOTAL.STATUS)
            .fetch(
                row ->
                    new Total(
                        row.getStatus(),
                        row.getVisits(),
                        row.getCommissionedMinutes(),
                        row.getActualMinutes(),
                        row.getPayableMinutes(),
                        row.getDueMinutes())));
  }

  /** One page of the lines, in the order of the file. */
  List<TimesheetLine> lines(Paper paper, int page, int size) {
    // By number and not by offset: the hundredth page is found as fast as the first.
    return jooq.selectFrom(SEALED_LINE)
        .where(isLineOf(paper.id()))
        .and(SEALED_LINE.LINE_NO.between((page - 1) * size + 1, page * size))
        .orderBy(SEALED_LINE.LINE_NO)
        .fetch(row -> line(paper.providerId(), row));
  }

  /** Every line, one after the other. */
  static void forEach(
      DSLContext transaction, PaperId id, String provider, Consumer<TimesheetLine> reader) {
    try (Cursor<?> rows =
        transaction
            .selectFrom(SEALED_LINE)
            .where(isLineOf(id))
            .orderBy(SEALED_LINE.LINE_NO)
            .fetchSize(ROWS_AT_A_TIME)
            .fetchLazy()) {
      rows.forEach(row -> reader.accept(line(provider, row)));
    }
  }

  private List<Paper> papers(Condition which, int pagesBefore, int size) {
    List<Record> rows =
        new ArrayList<>(
            jooq.select(SEALED_TIMESHEET.fields())
                .select(PROVIDER.NAME, VISITS, DUE, DRAWN_UP_BY)
                .from(SEALED_TIMESHEET)
                .join(PROVIDER)
                .on(PROVIDER.PROVIDER_ID.eq(SEALED_TIMESHEET.PROVIDER_ID))
                .where(which)
                .orderBy(
                    SEALED_TIMESHEET.SEALED_TIMESHEET_ID.desc(), SEALED_TIMESHEET.CORRECTION.desc())
                .limit(size)
                .offset(pagesBefore * size)
                .fetch());
    Map<PaperId, List<Seal>> seals = seals(rows.stream().map(JooqPapers::id).toList());
    return rows.stream().map(row -> paper(row, seals.getOrDefault(id(row), List.of()))).toList();
  }

  private static PaperId id(Record row) {
    return new PaperId(
        row.get(SEALED_TIMESHEET.SEALED_TIMESHEET_ID), row.get(SEALED_TIMESHEET.CORRECTION));
  }

  private static Paper paper(Record row, List<Seal> seals) {
    return new Paper(
        id(row),
        row.get(SEALED_TIMESHEET.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        new Period(row.get(SEALED_TIMESHEET.FROM_DATE), row.get(SEALED_TIMESHEET.TO_DATE)),
        row.get(DRAWN_UP_BY),
        row.get(SEALED_TIMESHEET.DRAWN_UP_AT),
        row.get(VISITS).longValue(),
        row.get(DUE).longValue(),
        seals);
  }

  /**
   * Of all papers of a list at once: a query for each would make the list as slow as it is long.
   */
  private Map<PaperId, List<Seal>> seals(List<PaperId> papers) {
    return jooq.selectFrom(TIMESHEET_SEAL)
        .where(
            TIMESHEET_SEAL.SEALED_TIMESHEET_ID.in(papers.stream().map(PaperId::timesheet).toList()))
        .orderBy(TIMESHEET_SEAL.WRITTEN_AT, TIMESHEET_SEAL.PARTY.desc())
        .fetchGroups(
            row -> new PaperId(row.getSealedTimesheetId(), row.getCorrection()),
            row ->
                new Seal(
                    Party.valueOf(row.getParty()),
                    row.getDecision().equals(JooqSealing.SEALED),
                    row.getNote(),
                    row.getAuthorName(),
                    row.getWrittenAt()));
  }

  private static TimesheetLine line(String provider, Record row) {
    return new TimesheetLine(
        provider,
        row.get(SEALED_LINE.SERVICE_USER_ID),
        row.get(SEALED_LINE.SERVICE_USER),
        row.get(SEALED_LINE.CARE_WORKER_ID),
        row.get(SEALED_LINE.CARE_WORKER),
        row.get(SEALED_LINE.DATE),
        row.get(SEALED_LINE.SERVICE_TYPE),
        row.get(SEALED_LINE.COMMISSIONED_VISIT_ID),
        row.get(SEALED_LINE.COMMISSIONED_START),
        row.get(SEALED_LINE.COMMISSIONED_MINUTES),
        row.get(SEALED_LINE.VISIT_ID),
        row.get(SEALED_LINE.ARRIVED_AT),
        row.get(SEALED_LINE.DEPARTED_AT),
        row.get(SEALED_LINE.ACTUAL_MINUTES),
        row.get(SEALED_LINE.PAYABLE_MINUTES),
        row.get(SEALED_LINE.STATUS),
        TimesheetLine.findings(row.get(SEALED_LINE.DISCREPANCIES)),
        new TimesheetLine.Sealed(
            row.get(SEALED_LINE.LATE_CHANGE),
            row.get(SEALED_LINE.DUE_MINUTES),
            row.get(SEALED_LINE.WORKERS),
            row.get(SEALED_LINE.SECONDARY)));
  }

  /** A paper is about all of a provider's people: it is not for an officer kept to some areas. */
  private static Condition visible(Scope scope) {
    return scope.areas().isEmpty()
        ? JooqScope.within(scope, SEALED_TIMESHEET.PROVIDER_ID)
        : DSL.falseCondition();
  }

  private static Condition is(PaperId id) {
    return SEALED_TIMESHEET
        .SEALED_TIMESHEET_ID
        .eq(id.timesheet())
        .and(SEALED_TIMESHEET.CORRECTION.eq(id.correction()));
  }

  static Condition isLineOf(PaperId id) {
    return SEALED_LINE
        .SEALED_TIMESHEET_ID
        .eq(id.timesheet())
        .and(SEALED_LINE.CORRECTION.eq(id.correction()));
  }

  private static Field<BigDecimal> totalOf(Field<? extends Number> column) {
    return field(
            select(coalesce(sum(column), BigDecimal.ZERO))
                .from(SEALED_TOTAL)
                .where(SEALED_TOTAL.SEALED_TIMESHEET_ID.eq(SEALED_TIMESHEET.SEALED_TIMESHEET_ID))
                .and(SEALED_TOTAL.CORRECTION.eq(SEALED_TIMESHEET.CORRECTION)))
        .as(DSL.name("of_" + column.getName()));
  }
}
