package org.visitline.portal.cases;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOG_BOOK_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.furniture.CivilTime;

/** The home's log book as an officer keyed it in, beside order and calls. */
class JooqLogBook {

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqLogBook(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** Every visit ordered or made in these days, with what the book says of it. */
  List<Comparison> compare(long careCase, String serviceUser, LocalDate first, LocalDate last) {
    Map<String, Book> book = book(careCase);
    List<Comparison> rows = new ArrayList<>();
    jooq.select()
        .from(COMMISSIONED_VISIT)
        .leftJoin(VISIT)
        .on(VISIT.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.eq(serviceUser))
        .and(COMMISSIONED_VISIT.DATE.between(first, last))
        .and(COMMISSIONED_VISIT.CANCELLED.isFalse())
        .forEach(row -> rows.add(row(row, book)));
    jooq.select()
        .from(VISIT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .leftJoin(COMMISSIONED_VISIT)
        .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(VISIT.COMMISSIONED_VISIT_ID))
        .where(VISIT.SERVICE_USER_ID.eq(serviceUser))
        .and(VISIT.DATE.between(first, last))
        .and(VISIT.COMMISSIONED_VISIT_ID.isNull())
        .forEach(row -> rows.add(row(row, book)));
    rows.sort(Comparator.comparing(JooqLogBook::begins).thenComparing(Comparison::row));
    return rows;
  }

  /** Keys in a line; the one keyed last for a visit holds. */
  void key(
      long careCase,
      String row,
      @Nullable LocalTime arrived,
      @Nullable LocalTime departed,
      String signedAs,
      String author,
      Instant now) {
    boolean commissioned = row.startsWith("c:");
    jooq.insertInto(LOG_BOOK_LINE)
        .set(LOG_BOOK_LINE.CASE_ID, careCase)
        .set(LOG_BOOK_LINE.COMMISSIONED_VISIT_ID, commissioned ? row.substring(2) : "")
        .set(LOG_BOOK_LINE.VISIT_ID, commissioned ? "" : row.substring(2))
        .set(LOG_BOOK_LINE.ARRIVED, arrived)
        .set(LOG_BOOK_LINE.DEPARTED, departed)
        .set(LOG_BOOK_LINE.SIGNED_AS, signedAs)
        .set(LOG_BOOK_LINE.AUTHOR, author)
        .set(LOG_BOOK_LINE.WRITTEN_AT, now)
        .execute();
  }

  private Map<String, Book> book(long careCase) {
    Map<String, Book> lines = new HashMap<>();
    jooq.selectFrom(LOG_BOOK_LINE)
        .where(LOG_BOOK_LINE.CASE_ID.eq(careCase))
        .orderBy(LOG_BOOK_LINE.LOG_BOOK_LINE_ID)
        .forEach(
            line ->
                lines.put(
                    line.getCommissionedVisitId().isEmpty()
                        ? "v:" + line.getVisitId()
                        : "c:" + line.getCommissionedVisitId(),
                    new Book(line.getArrived(), line.getDeparted(), line.getSignedAs())));
    return lines;
  }

  private Comparison row(Record row, Map<String, Book> book) {
    String commissioned =
        Objects.requireNonNullElse(row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID), "");
    String visit = Objects.requireNonNullElse(row.get(VISIT.VISIT_ID), "");
    return new Comparison(
        Objects.requireNonNullElse(row.get(COMMISSIONED_VISIT.DATE), row.get(VISIT.DATE)),
        commissioned,
        visit,
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
        Objects.requireNonNullElse(row.get(CARE_WORKER.NAME), ""),
        row.get(VISIT.ARRIVED_AT),
        row.get(VISIT.DEPARTED_AT),
        book.get(commissioned.isEmpty() ? "v:" + visit : "c:" + commissioned),
        civil);
  }

  private static Instant begins(Comparison row) {
    if (row.startAt() != null) {
      return row.startAt();
    }
    Instant in = row.arrivedAt();
    return in != null ? in : Objects.requireNonNull(row.departedAt());
  }
}
