package org.visitline.portal.cases;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.LOG_BOOK_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.cases.Comparison.ByHand;
import org.visitline.portal.cases.Comparison.Ordered;
import org.visitline.portal.cases.Comparison.Place;
import org.visitline.portal.cases.LogBookPlaces.Attended;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.policies.JooqPoliciesInForce;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.LoggedCall;
import org.visitline.schema.jooq.tables.records.CommissionedVisitRecord;
import org.visitline.schema.jooq.tables.records.LogBookLineRecord;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;

/** The home's log book as an officer keyed it in, beside order and calls. */
class JooqLogBook {

  private static final LoggedCall ARRIVAL = LOGGED_CALL.as("arrival");
  private static final LoggedCall DEPARTURE = LOGGED_CALL.as("departure");

  private final DSLContext jooq;
  private final JooqPoliciesInForce policies;
  private final CivilTime civil;

  JooqLogBook(DSLContext jooq, JooqPoliciesInForce policies, CivilTime civil) {
    this.jooq = jooq;
    this.policies = policies;
    this.civil = civil;
  }

  /** Every visit ordered or made in these days, worker by worker, with what the book says of it. */
  List<Comparison> compare(long careCase, String serviceUser, LocalDate first, LocalDate last) {
    Policies inForce = policies.get();
    List<Attended> attended = attended(serviceUser, first, last);
    LogBookPlaces places = new LogBookPlaces(book(careCase), attended);
    List<Comparison> rows = new ArrayList<>();
    jooq.selectFrom(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.eq(serviceUser))
        .and(COMMISSIONED_VISIT.DATE.between(first, last))
        .and(COMMISSIONED_VISIT.CANCELLED.isFalse())
        .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
        .forEach(
            order -> {
              Policy policy =
                  inForce.inForce(new ProviderId(order.getProviderId()), order.getDate());
              places
                  .of(order.getCommissionedVisitId(), order.getWorkers())
                  .forEach(place -> rows.add(row(place, order.getDate(), ordered(order), policy)));
            });
    attended.stream()
        .filter(visit -> visit.commissionedVisitId().isEmpty())
        .filter(visit -> !visit.date().isBefore(first) && !visit.date().isAfter(last))
        .forEach(
            visit ->
                rows.add(
                    row(
                        places.of(visit),
                        visit.date(),
                        null,
                        inForce.inForce(new ProviderId(visit.providerId()), visit.date()))));
    rows.sort(Comparator.comparing(Comparison::begins));
    return rows;
  }

  private Comparison row(
      LogBookPlaces.Filled filled, LocalDate date, @Nullable Ordered ordered, Policy policy) {
    Attended came = filled.attended();
    return new Comparison(
        filled.place(),
        date,
        ordered,
        came == null ? "" : came.careWorker(),
        came == null ? null : came.arrivedAt(),
        came == null ? null : came.departedAt(),
        came == null ? ByHand.NOTHING : came.byHand(),
        filled.book(),
        policy,
        civil);
  }

  private static Ordered ordered(CommissionedVisitRecord order) {
    return new Ordered(
        order.getStartAt(),
        order.getLatestStartAt(),
        order.getDurationMinutes(),
        order.getWorkers(),
        order.getSuspended());
  }

  /** Who came; a day more at either end, for a visit may begin before its order's midnight. */
  private List<Attended> attended(String serviceUser, LocalDate first, LocalDate last) {
    return jooq.select()
        .from(VISIT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .leftJoin(ARRIVAL)
        .on(ARRIVAL.CALL_ID.eq(VISIT.ARRIVAL_CALL))
        .leftJoin(DEPARTURE)
        .on(DEPARTURE.CALL_ID.eq(VISIT.DEPARTURE_CALL))
        .where(VISIT.SERVICE_USER_ID.eq(serviceUser))
        .and(VISIT.DATE.between(first.minusDays(1), last.plusDays(1)))
        .orderBy(VISIT.BEGINS_AT, VISIT.VISIT_ID)
        .fetch(
            row ->
                new Attended(
                    Objects.requireNonNullElse(row.get(VISIT.COMMISSIONED_VISIT_ID), ""),
                    row.get(VISIT.VISIT_ID),
                    row.get(VISIT.DATE),
                    row.get(VISIT.PROVIDER_ID),
                    row.get(CARE_WORKER.NAME),
                    row.get(ARRIVAL.ANSWERED_AT),
                    row.get(DEPARTURE.ANSWERED_AT),
                    new ByHand(
                        other(row.get(VISIT.ARRIVED_AT), row.get(ARRIVAL.ANSWERED_AT)),
                        other(row.get(VISIT.DEPARTED_AT), row.get(DEPARTURE.ANSWERED_AT)))));
  }

  /** A visit's time that is not its call's is a person's. */
  private static @Nullable Instant other(@Nullable Instant visit, @Nullable Instant call) {
    return Objects.equals(visit, call) ? null : visit;
  }

  /** What the book says of a place. */
  record Keyed(Place place, Book line) {}

  /** Keys in lines, all of them or none; the one keyed last for a place holds. */
  void key(long careCase, List<Keyed> lines, String author, Instant now) {
    if (lines.isEmpty()) {
      return;
    }
    jooq.insertInto(LOG_BOOK_LINE)
        .set(
            lines.stream()
                .map(
                    keyed -> {
                      LogBookLineRecord row = new LogBookLineRecord();
                      row.setCaseId(careCase);
                      row.setCommissionedVisitId(keyed.place().commissionedVisitId());
                      row.setVisitId(keyed.place().visitId());
                      row.setSlot((byte) keyed.place().slot());
                      row.setArrived(keyed.line().arrived());
                      row.setDeparted(keyed.line().departed());
                      row.setSignedAs(keyed.line().signedAs());
                      row.setAuthor(author);
                      row.setWrittenAt(now);
                      return row;
                    })
                .toList())
        .execute();
  }

  /** In the order in which a place was first keyed. */
  private Map<Place, Book> book(long careCase) {
    Map<Place, Book> lines = new LinkedHashMap<>();
    jooq.selectFrom(LOG_BOOK_LINE)
        .where(LOG_BOOK_LINE.CASE_ID.eq(careCase))
        .orderBy(LOG_BOOK_LINE.LOG_BOOK_LINE_ID)
        .forEach(
            line ->
                lines.put(
                    new Place(line.getCommissionedVisitId(), line.getVisitId(), line.getSlot()),
                    new Book(line.getArrived(), line.getDeparted(), line.getSignedAs())));
    return lines;
  }
}
