package org.visitline.portal.evidence;

import static org.visitline.portal.evidence.JooqEvidence.ARRIVAL;
import static org.visitline.portal.evidence.JooqEvidence.DEPARTURE;
import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.portal.evidence.Sheet.Column.paperOnly;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.REASON_CODE;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.verification.casework.Amendment.nameOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.documents.OtherPeople;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.schema.jooq.tables.Amendment;
import org.visitline.schema.jooq.tables.Visit;
import org.visitline.verification.casework.ReasonCode;

/** Reads what was found about a person's visits, and what people said to it. */
class JooqEvidenceDecisions {

  private static final Field<String> ASKED_ABOUT =
      DSL.coalesce(VISIT.SERVICE_USER_ID, COMMISSIONED_VISIT.SERVICE_USER_ID);

  private static final Field<String> AMENDED_BY = by(AMENDMENT.AUTHOR);

  private static final Field<String> ENDED_BY =
      JooqNames.withLogIn(AMENDMENT_WITHDRAWAL.AUTHOR).as("ended_by");

  private static final Field<String> WRITTEN_BY = by(PROVIDER_QUERY_ENTRY.AUTHOR);

  private static final Field<String> ACKNOWLEDGED_BY = by(ACKNOWLEDGEMENT.AUTHOR);

  private static final Field<String> TAKEN_BACK_BY =
      JooqNames.withLogIn(ACKNOWLEDGEMENT_WITHDRAWAL.AUTHOR).as("taken_back_by");

  private static final Field<String> DECIDED_BY = by(QUEUE_DECISION.AUTHOR);

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqEvidenceDecisions(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  private static Field<String> by(Field<String> username) {
    return JooqNames.withLogIn(username).as("by");
  }

  Sheet findings(PackRequest request, Redaction redaction) {
    return new Sheet(
        "findings.csv",
        "Findings",
        "Questions that Visitline's rules raise. A finding is a question, not an accusation; a risk"
            + " indicator proves nothing by itself.",
        List.of(
            both("date", "Date", 28),
            both("code", "Finding", 44, PaperWords::finding),
            both("class", "Class", 30),
            inFile("commissioned_visit_id"),
            inFile("visit"),
            inFile("care_worker_id"),
            inFile("provisional"),
            both("acknowledged", "Acknowledged", 27),
            inFile("measured"),
            inFile("threshold"),
            inFile("policy_version"),
            both("explanation", "In words", 138),
            inFile("first_found_at")),
        jooq.selectFrom(DISCREPANCY)
            .where(DISCREPANCY.SERVICE_USER_ID.eq(request.serviceUser()))
            .and(DISCREPANCY.DATE.between(request.from(), request.to()))
            // That a caller gave no direction stands on each visit already, and says nothing alone.
            .and(DISCREPANCY.CODE.ne(FindingKind.DIRECTION_INFERRED.name()))
            .orderBy(
                DISCREPANCY.DATE,
                DISCREPANCY.CODE,
                DISCREPANCY.COMMISSIONED_VISIT_ID,
                DISCREPANCY.VISIT_ID,
                DISCREPANCY.CARE_WORKER_ID,
                DISCREPANCY.CALL_ID,
                DISCREPANCY.OTHER_VISIT_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.getDate(),
                        row.getCode(),
                        FindingClass.valueOf(row.getClass_()).label(),
                        row.getCommissionedVisitId(),
                        row.getVisitId(),
                        row.getCareWorkerId(),
                        row.getProvisional(),
                        row.getAcknowledged(),
                        row.getMeasured(),
                        row.getThreshold(),
                        row.getPolicyVersion(),
                        redaction.of(row.getExplanation()),
                        row.getFirstFoundAt())));
  }

  /**
   * What people wrote of visits. A visit that was added and then not accepted, or taken back, is no
   * visit any more: the amendment that added it is the only trace of it, and in the pack by its own
   * time.
   */
  Sheet amendments(PackRequest request, Instant begins, Instant ends, Redaction redaction) {
    Condition ofAVisit =
        AMENDMENT
            .VISIT_ID
            .in(visits(request))
            .or(AMENDMENT.VISIT_ID.in(addedIn(request, begins, ends)));
    Condition added =
        AMENDMENT
            .SERVICE_USER_ID
            .eq(request.serviceUser())
            .and(
                JooqEvidence.addedVisit(AMENDMENT.AMENDMENT_NO)
                    .in(visits(request))
                    .or(within(AMENDMENT, begins, ends)));
    return new Sheet(
        "amendments.csv",
        "Amendments",
        "Times that a person gave for a visit. They stand beside the calls and never in their"
            + " place. An amendment that ended counts no more; a visit that it had added is then"
            + " here alone.",
        List.of(
            inFile("amendment_no"),
            both("visit", "Visit", 41),
            inFile("added_care_worker_id"),
            both("arrived_at", "Arrived", 25),
            both("departed_at", "Left", 25),
            inFile("arrival_call_at"),
            inFile("departure_call_at"),
            paperOnly("The calls said", 25),
            both("reason", "Reason", 27),
            both("note", "Note", 33),
            both("author", "By", 24),
            both("written_at", "Written", 25),
            both("withdrawn_at", "Ended", 25),
            both("ended", "How", 17, PaperWords::of),
            inFile("ended_by"),
            inFile("withdrawal_note")),
        jooq.select(AMENDMENT.fields())
            .select(AMENDMENT_WITHDRAWAL.fields())
            .select(REASON_CODE.WORDING, AMENDED_BY, ENDED_BY)
            .select(VISIT.DATE, ARRIVAL.ANSWERED_AT, DEPARTURE.ANSWERED_AT)
            .from(AMENDMENT)
            .leftJoin(VISIT)
            .on(VISIT.VISIT_ID.eq(visitOf(AMENDMENT)))
            .leftJoin(ARRIVAL)
            .on(ARRIVAL.CALL_ID.eq(VISIT.ARRIVAL_CALL))
            .leftJoin(DEPARTURE)
            .on(DEPARTURE.CALL_ID.eq(VISIT.DEPARTURE_CALL))
            .join(REASON_CODE)
            .on(REASON_CODE.REASON_CODE_.eq(AMENDMENT.REASON_CODE))
            .leftJoin(AMENDMENT_WITHDRAWAL)
            .on(AMENDMENT_WITHDRAWAL.AMENDMENT_NO.eq(AMENDMENT.AMENDMENT_NO))
            .where(ofAVisit.or(added))
            .orderBy(AMENDMENT.AMENDMENT_NO)
            .fetch(
                row ->
                    Cells.of(
                        row.get(AMENDMENT.AMENDMENT_NO),
                        row.get(AMENDMENT.VISIT_ID) == null
                            ? nameOf(row.get(AMENDMENT.AMENDMENT_NO))
                            : row.get(AMENDMENT.VISIT_ID),
                        row.get(AMENDMENT.CARE_WORKER_ID),
                        row.get(AMENDMENT.ARRIVED_AT),
                        row.get(AMENDMENT.DEPARTED_AT),
                        row.get(ARRIVAL.ANSWERED_AT),
                        row.get(DEPARTURE.ANSWERED_AT),
                        JooqEvidence.callsSaid(row, civil),
                        said(row, AMENDMENT.REASON_CODE),
                        redaction.of(row.get(AMENDMENT.NOTE)),
                        row.get(AMENDED_BY),
                        row.get(AMENDMENT.WRITTEN_AT),
                        row.get(AMENDMENT_WITHDRAWAL.WRITTEN_AT),
                        ended(row.get(AMENDMENT_WITHDRAWAL.REJECTED)),
                        row.get(ENDED_BY),
                        redaction.of(row.get(AMENDMENT_WITHDRAWAL.NOTE)))));
  }

  /**
   * The name that the visit of an amendment has by now: one that was known by its departure call
   * alone has another since its arrival call came in.
   */
  private static Field<String> visitOf(Amendment amendment) {
    Visit since = VISIT.as("since");
    return DSL.coalesce(
        DSL.field(
            DSL.select(since.VISIT_ID)
                .from(since)
                .where(since.DEPARTURE_CALL.eq(amendment.VISIT_ID))
                .limit(1)),
        amendment.VISIT_ID,
        JooqEvidence.addedVisit(amendment.AMENDMENT_NO));
  }

  /** The visits whose times an amendment gives that counts. */
  Set<String> visitsByHand(PackRequest request) {
    return jooq.selectDistinct(VISIT.VISIT_ID)
        .from(AMENDMENT)
        .join(VISIT)
        .on(VISIT.VISIT_ID.eq(visitOf(AMENDMENT)))
        .leftJoin(AMENDMENT_WITHDRAWAL)
        .on(AMENDMENT_WITHDRAWAL.AMENDMENT_NO.eq(AMENDMENT.AMENDMENT_NO))
        .where(
            AMENDMENT
                .VISIT_ID
                .in(visits(request))
                .or(JooqEvidence.addedVisit(AMENDMENT.AMENDMENT_NO).in(visits(request))))
        .and(AMENDMENT_WITHDRAWAL.AMENDMENT_NO.isNull())
        .fetchSet(VISIT.VISIT_ID);
  }

  /** Whose word it was that an amendment counts no more: an officer's, or its own side's. */
  private static @Nullable String ended(@Nullable Boolean rejected) {
    if (rejected == null) {
      return null;
    }
    return rejected ? "REJECTED" : "TAKEN_BACK";
  }

  /** Names of the care workers of visits that were added, whether or not these count. */
  Map<String, String> workersAdded(PackRequest request, Instant begins, Instant ends) {
    return jooq.selectDistinct(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
        .from(AMENDMENT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(AMENDMENT.CARE_WORKER_ID))
        .where(AMENDMENT.SERVICE_USER_ID.eq(request.serviceUser()))
        .and(within(AMENDMENT, begins, ends))
        .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME);
  }

  /** The names of visits that were added in the period, whether or not these count. */
  private static Select<Record1<String>> addedIn(
      PackRequest request, Instant begins, Instant ends) {
    Amendment first = AMENDMENT.as("added");
    return DSL.select(JooqEvidence.addedVisit(first.AMENDMENT_NO))
        .from(first)
        .where(first.SERVICE_USER_ID.eq(request.serviceUser()))
        .and(within(first, begins, ends));
  }

  /** By arrival, else departure, as a visit is dated. */
  private static Condition within(Amendment of, Instant begins, Instant ends) {
    Field<Instant> at = DSL.coalesce(of.ARRIVED_AT, of.DEPARTED_AT);
    return at.ge(begins).and(at.lt(ends));
  }

  /** Names of the other people about whom the same queries ask: who writes may name any of them. */
  List<String> others(PackRequest request) {
    return jooq.selectDistinct(SERVICE_USER.NAME)
        .from(PROVIDER_QUERY_FINDING)
        .leftJoin(VISIT)
        .on(VISIT.VISIT_ID.eq(PROVIDER_QUERY_FINDING.VISIT_ID))
        .leftJoin(COMMISSIONED_VISIT)
        .on(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(
                PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(ASKED_ABOUT))
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.in(asked(request)))
        .and(SERVICE_USER.SERVICE_USER_ID.ne(request.serviceUser()))
        .orderBy(SERVICE_USER.NAME)
        .fetch(SERVICE_USER.NAME);
  }

  /** About how many people each query asks. */
  private Map<Long, Integer> people(PackRequest request) {
    return jooq.select(PROVIDER_QUERY_FINDING.QUERY_ID, DSL.countDistinct(ASKED_ABOUT))
        .from(PROVIDER_QUERY_FINDING)
        .leftJoin(VISIT)
        .on(VISIT.VISIT_ID.eq(PROVIDER_QUERY_FINDING.VISIT_ID))
        .leftJoin(COMMISSIONED_VISIT)
        .on(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(
                PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.in(asked(request)))
        .groupBy(PROVIDER_QUERY_FINDING.QUERY_ID)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  /** The queries that ask about the person, and perhaps about others too. */
  private List<Long> asked(PackRequest request) {
    return jooq.selectDistinct(PROVIDER_QUERY_FINDING.QUERY_ID)
        .from(PROVIDER_QUERY_FINDING)
        .where(
            about(
                request,
                PROVIDER_QUERY_FINDING.VISIT_ID,
                PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .orderBy(PROVIDER_QUERY_FINDING.QUERY_ID)
        .fetch(PROVIDER_QUERY_FINDING.QUERY_ID);
  }

  Sheet queries(PackRequest request, Redaction redaction) {
    Map<Long, Integer> people = people(request);
    return new Sheet(
        "queries.csv",
        "Questions to the provider, and answers",
        "In the order in which they were written. A query may ask about several people: then"
            + " ‘People’ is more than 1, and its words must be read before they are handed on. The"
            + " others' names are taken out where they stand in full, or with title or first name"
            + " and surname; anything else said of them stays.",
        List.of(
            both("query", "Query", 14),
            both("people", "People", 16),
            both("kind", "What", 24, PaperWords::of),
            both("text", "In words", 145),
            both("author", "By", 26),
            both("written_at", "Written", 42)),
        jooq.select(PROVIDER_QUERY_ENTRY.fields())
            .select(WRITTEN_BY)
            .from(PROVIDER_QUERY_ENTRY)
            .where(PROVIDER_QUERY_ENTRY.QUERY_ID.in(asked(request)))
            .orderBy(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.get(PROVIDER_QUERY_ENTRY.QUERY_ID),
                        people.getOrDefault(row.get(PROVIDER_QUERY_ENTRY.QUERY_ID), 1),
                        row.get(PROVIDER_QUERY_ENTRY.KIND),
                        redaction.of(row.get(PROVIDER_QUERY_ENTRY.TEXT)),
                        row.get(WRITTEN_BY),
                        row.get(PROVIDER_QUERY_ENTRY.WRITTEN_AT))));
  }

  Sheet acknowledgements(PackRequest request, Redaction redaction) {
    return new Sheet(
        "acknowledgements.csv",
        "Findings that an officer acknowledged",
        "With the reason given. ‘At one stroke’ says that several were acknowledged together. One"
            + " that was taken back counts no more: its finding waits for an officer again.",
        List.of(
            both("code", "Finding", 42, PaperWords::finding),
            inFile("commissioned_visit_id"),
            both("visit", "Visit", 42),
            both("reason", "Reason", 34),
            both("note", "Note", 34),
            both("at_one_stroke", "At one stroke", 18),
            both("author", "By", 24),
            both("written_at", "Written", 25),
            both("taken_back_at", "Taken back", 25),
            both("taken_back_by", "Taken back by", 23),
            inFile("taken_back_note")),
        jooq.select(ACKNOWLEDGEMENT.fields())
            .select(ACKNOWLEDGEMENT_WITHDRAWAL.WRITTEN_AT, ACKNOWLEDGEMENT_WITHDRAWAL.NOTE)
            .select(REASON_CODE.WORDING, ACKNOWLEDGED_BY, TAKEN_BACK_BY)
            .from(ACKNOWLEDGEMENT)
            .join(REASON_CODE)
            .on(REASON_CODE.REASON_CODE_.eq(ACKNOWLEDGEMENT.REASON_CODE))
            .leftJoin(ACKNOWLEDGEMENT_WITHDRAWAL)
            .on(
                ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID.eq(
                    ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID))
            .where(about(request, ACKNOWLEDGEMENT.VISIT_ID, ACKNOWLEDGEMENT.COMMISSIONED_VISIT_ID))
            .orderBy(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.get(ACKNOWLEDGEMENT.CODE),
                        row.get(ACKNOWLEDGEMENT.COMMISSIONED_VISIT_ID),
                        row.get(ACKNOWLEDGEMENT.VISIT_ID),
                        said(row, ACKNOWLEDGEMENT.REASON_CODE),
                        redaction.of(row.get(ACKNOWLEDGEMENT.NOTE)),
                        row.get(ACKNOWLEDGEMENT.BULK_ID) != null,
                        row.get(ACKNOWLEDGED_BY),
                        row.get(ACKNOWLEDGEMENT.WRITTEN_AT),
                        row.get(ACKNOWLEDGEMENT_WITHDRAWAL.WRITTEN_AT),
                        row.get(TAKEN_BACK_BY),
                        redaction.of(row.get(ACKNOWLEDGEMENT_WITHDRAWAL.NOTE)))));
  }

  /**
   * What people decided about the calls of the pack.
   *
   * @param calls those of the pack, by whether the pack shows more of the call than its time
   */
  Sheet linkedCalls(PackRequest request, Map<String, Boolean> calls, Redaction redaction) {
    Condition ofThePerson = QUEUE_DECISION.SERVICE_USER_ID.eq(request.serviceUser());
    List<String> shown = calls.keySet().stream().filter(calls::get).toList();
    return new Sheet(
        "linked_calls.csv",
        "Calls that a person linked or rejected",
        "Calls that named no worker or no service user by themselves, and what an officer decided"
            + " about each, in the order in which it was written.",
        List.of(
            both("call_id", "Call", 42),
            both("decision", "Decision", 22, PaperWords::of),
            both("care_worker_id", "Worker", 24),
            both("reason", "Reason", 42),
            both("note", "Note", 68),
            both("author", "By", 28),
            both("written_at", "Written", 39)),
        jooq.select(QUEUE_DECISION.fields())
            .select(REASON_CODE.WORDING, DECIDED_BY)
            .from(QUEUE_DECISION)
            .join(REASON_CODE)
            .on(REASON_CODE.REASON_CODE_.eq(QUEUE_DECISION.REASON_CODE))
            .where(QUEUE_DECISION.CALL_ID.in(calls.keySet()))
            .and(ofThePerson.or(QUEUE_DECISION.CALL_ID.in(shown)))
            .orderBy(QUEUE_DECISION.QUEUE_DECISION_ID)
            .fetch(
                row -> {
                  String linkedTo = row.get(QUEUE_DECISION.SERVICE_USER_ID);
                  boolean others = linkedTo != null && !linkedTo.equals(request.serviceUser());
                  return Cells.of(
                      row.get(QUEUE_DECISION.CALL_ID),
                      row.get(QUEUE_DECISION.DECISION),
                      others ? null : row.get(QUEUE_DECISION.CARE_WORKER_ID),
                      said(row, QUEUE_DECISION.REASON_CODE),
                      others
                          ? OtherPeople.ANOTHER_PERSON
                          : redaction.of(row.get(QUEUE_DECISION.NOTE)),
                      row.get(DECIDED_BY),
                      row.get(QUEUE_DECISION.WRITTEN_AT));
                }));
  }

  private static String said(Record row, Field<String> code) {
    return ReasonCode.said(row.get(code), row.get(REASON_CODE.WORDING));
  }

  private static Condition about(
      PackRequest request, Field<String> visit, Field<String> commissioned) {
    return visit
        .in(visits(request))
        .or(
            commissioned.in(
                DSL.select(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
                    .from(COMMISSIONED_VISIT)
                    .where(JooqEvidence.commissionedIn(request))));
  }

  /**
   * The names by which decisions may know the visits. A visit that was known by its departure call
   * alone has another name since its arrival call came in.
   */
  private static Select<Record1<String>> visits(PackRequest request) {
    return DSL.select(VISIT.VISIT_ID)
        .from(VISIT)
        .where(JooqEvidence.visitIn(request))
        .union(
            DSL.select(VISIT.DEPARTURE_CALL)
                .from(VISIT)
                .where(JooqEvidence.visitIn(request))
                .and(VISIT.DEPARTURE_CALL.isNotNull()));
  }
}
