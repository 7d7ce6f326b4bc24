package org.visitline.portal.visits;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.REASON_CODE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.portal.visits.Story.Commissioned;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.LoggedCall;
import org.visitline.schema.jooq.tables.PortalUser;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.casework.ReasonCode;
import org.visitline.verification.store.JooqVisitNames;

/** Reads amendments, and what somebody may amend. */
class JooqAmended {

  private static final LoggedCall ARRIVAL = LOGGED_CALL.as("arrival");
  private static final LoggedCall DEPARTURE = LOGGED_CALL.as("departure");
  private static final PortalUser ENDED_BY = PORTAL_USER.as("ended_by");

  private final DSLContext jooq;

  JooqAmended(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A care worker to choose from. */
  record Worker(String id, String name) {}

  /** Whose visit would be added for a commissioned visit. */
  record Unattended(ServiceUserId serviceUser, ProviderId provider) {}

  /** Every amendment of these visits, the oldest first; those that were taken back too. */
  List<Amended> list(Collection<String> visits) {
    List<Long> added =
        visits.stream().filter(Amendment::isNameOfAdded).map(Amendment::numberOf).toList();
    return jooq.select()
        .from(AMENDMENT)
        .join(REASON_CODE)
        .on(REASON_CODE.REASON_CODE_.eq(AMENDMENT.REASON_CODE))
        .leftJoin(VISIT)
        .on(VISIT.VISIT_ID.in(visits))
        .and(holds(AMENDMENT.VISIT_ID))
        .leftJoin(ARRIVAL)
        .on(ARRIVAL.CALL_ID.eq(VISIT.ARRIVAL_CALL))
        .leftJoin(DEPARTURE)
        .on(DEPARTURE.CALL_ID.eq(VISIT.DEPARTURE_CALL))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(AMENDMENT.CARE_WORKER_ID))
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(AMENDMENT.AUTHOR))
        .leftJoin(AMENDMENT_WITHDRAWAL)
        .on(AMENDMENT_WITHDRAWAL.AMENDMENT_NO.eq(AMENDMENT.AMENDMENT_NO))
        .leftJoin(ENDED_BY)
        .on(ENDED_BY.USERNAME.eq(AMENDMENT_WITHDRAWAL.AUTHOR))
        .where(
            AMENDMENT
                .VISIT_ID
                .in(JooqVisitNames.of(jooq, visits))
                .or(AMENDMENT.AMENDMENT_NO.in(added)))
        .orderBy(AMENDMENT.AMENDMENT_NO)
        .fetch(JooqAmended::amended);
  }

  /**
   * The names of visits that were added by hand near a commissioned visit of the provider, and that
   * are none: not accepted, taken back, or not yet come to. What was written of them is all that
   * there is to show.
   *
   * @param window how far from its plan a visit may lie, by the contract
   */
  List<String> listAddedNear(Commissioned plan, Story.Person person, Duration window) {
    return jooq
        .select(AMENDMENT.AMENDMENT_NO, AMENDMENT.ARRIVED_AT, AMENDMENT.DEPARTED_AT)
        .from(AMENDMENT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(AMENDMENT.CARE_WORKER_ID))
        .where(AMENDMENT.SERVICE_USER_ID.eq(person.serviceUserId()))
        .and(CARE_WORKER.PROVIDER_ID.eq(person.providerId()))
        .fetch()
        .stream()
        .filter(row -> plan.isNear(row.value2(), row.value3(), window))
        .map(row -> Amendment.nameOf(row.value1()))
        .filter(name -> !jooq.fetchExists(VISIT, VISIT.VISIT_ID.eq(name)))
        .toList();
  }

  /**
   * A call that came in since may have given the visit another name; then this is one of its own.
   */
  private static Condition holds(Field<String> name) {
    return VISIT
        .VISIT_ID
        .eq(name)
        .or(VISIT.DEPARTURE_CALL.eq(name))
        .or(
            concat(inline(";"), VISIT.EXTRA_CALLS, inline(";"))
                .contains(concat(inline(";"), name, inline(";"))));
  }

  /** Every amendment of the visit that this one is of, itself too, the oldest first. */
  List<Amended> listBeside(long amendment) {
    String name =
        Objects.requireNonNullElseGet(
            jooq.fetchValue(AMENDMENT.VISIT_ID, AMENDMENT.AMENDMENT_NO.eq(amendment)),
            () -> Amendment.nameOf(amendment));
    return list(
        List.of(JooqVisitNames.findHolding(jooq, name).map(VisitRecord::getVisitId).orElse(name)));
  }

  /** Whether the reader may amend a visit: an officer each one, a provider its own. */
  boolean isOwn(String visit, Scope scope) {
    return jooq.fetchExists(
        jooq.selectOne()
            .from(VISIT)
            .where(JooqIds.named(VISIT.VISIT_ID, visit))
            .and(JooqScope.within(scope, VISIT.PROVIDER_ID)));
  }

  /**
   * Whether an amendment is of a visit that the reader may see; of one that it adds, whether person
   * and worker are.
   */
  boolean isOwn(long amendment, Scope scope) {
    AmendmentRecord row = jooq.fetchOne(AMENDMENT, AMENDMENT.AMENDMENT_NO.eq(amendment));
    if (row == null) {
      return false;
    }
    String visit = row.getVisitId();
    if (visit != null) {
      // A visit that was added may be none any more; whose it was, its own amendment still says.
      return Amendment.isNameOfAdded(visit)
          ? isOwn(Amendment.numberOf(visit), scope)
          : JooqVisitNames.findHolding(jooq, visit)
              .filter(shown -> isOwn(shown.getVisitId(), scope))
              .isPresent();
    }
    return jooq.fetchExists(
        jooq.selectOne()
            .from(AMENDMENT)
            .join(CARE_WORKER)
            .on(CARE_WORKER.CARE_WORKER_ID.eq(AMENDMENT.CARE_WORKER_ID))
            .where(AMENDMENT.AMENDMENT_NO.eq(amendment))
            .and(JooqScope.within(scope, CARE_WORKER.PROVIDER_ID))
            .and(JooqScope.withinAreas(scope, AMENDMENT.SERVICE_USER_ID)));
  }

  /** For whom and by whom a visit may be added; empty where it is not the reader's. */
  Optional<Unattended> findUnattended(String commissionedVisit, Scope scope) {
    return jooq.select(COMMISSIONED_VISIT.SERVICE_USER_ID, COMMISSIONED_VISIT.PROVIDER_ID)
        .from(COMMISSIONED_VISIT)
        .where(JooqIds.named(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, commissionedVisit))
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .fetchOptional(
            row -> new Unattended(new ServiceUserId(row.value1()), new ProviderId(row.value2())));
  }

  /** A provider's workers, by name. */
  List<Worker> workers(ProviderId provider) {
    return jooq.select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
        .from(CARE_WORKER)
        .where(CARE_WORKER.PROVIDER_ID.eq(provider.value()))
        .orderBy(CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID)
        .fetch(row -> new Worker(row.value1(), row.value2()));
  }

  /** Whether a worker is this provider's. */
  boolean employs(ProviderId provider, CareWorkerId worker) {
    return jooq.fetchExists(
        CARE_WORKER,
        JooqIds.named(CARE_WORKER.CARE_WORKER_ID, worker.value())
            .and(CARE_WORKER.PROVIDER_ID.eq(provider.value())));
  }

  private static Amended amended(Record row) {
    Long no = row.get(AMENDMENT.AMENDMENT_NO);
    return new Amended(
        no,
        Stream.of(row.get(VISIT.VISIT_ID), row.get(AMENDMENT.VISIT_ID))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> Amendment.nameOf(no)),
        row.get(ARRIVAL.ANSWERED_AT),
        row.get(DEPARTURE.ANSWERED_AT),
        added(row),
        row.get(AMENDMENT.ARRIVED_AT),
        row.get(AMENDMENT.DEPARTED_AT),
        row.get(REASON_CODE.WORDING),
        row.get(AMENDMENT.REASON_CODE).equals(ReasonCode.OTHER),
        row.get(REASON_CODE.PREFERRED),
        row.get(AMENDMENT.NOTE),
        JooqNames.joined(row, PORTAL_USER, AMENDMENT.AUTHOR),
        row.get(PORTAL_USER.USERNAME) != null && row.get(PORTAL_USER.PROVIDER_ID) == null,
        row.get(AMENDMENT.WRITTEN_AT),
        ended(row));
  }

  private static Amended.@Nullable Added added(Record row) {
    return row.get(AMENDMENT.CARE_WORKER_ID) == null
        ? null
        : new Amended.Added(row.get(CARE_WORKER.CARE_WORKER_ID), row.get(CARE_WORKER.NAME));
  }

  private static Amended.@Nullable Ended ended(Record row) {
    if (row.get(AMENDMENT_WITHDRAWAL.AMENDMENT_NO) == null) {
      return null;
    }
    return new Amended.Ended(
        row.get(AMENDMENT_WITHDRAWAL.REJECTED),
        row.get(AMENDMENT_WITHDRAWAL.NOTE),
        JooqNames.joined(row, ENDED_BY, AMENDMENT_WITHDRAWAL.AUTHOR),
        row.get(AMENDMENT_WITHDRAWAL.WRITTEN_AT));
  }
}
