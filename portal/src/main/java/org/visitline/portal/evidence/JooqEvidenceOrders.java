package org.visitline.portal.evidence;

import static org.jooq.impl.DSL.inline;
import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.portal.evidence.Sheet.Column.paperOnly;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER_VERSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was ordered for a person, and what each order read before it was sent again with other
 * terms.
 */
class JooqEvidenceOrders {

  private static final Field<@Nullable Instant> READS_SO_NOW =
      inline((Instant) null, SERVICE_ORDER_VERSION.REPLACED_AT.getDataType()).as("replaced_at");

  private final DSLContext jooq;

  JooqEvidenceOrders(DSLContext jooq) {
    this.jooq = jooq;
  }

  Sheet orders(PackRequest request) {
    return new Sheet(
        "orders.csv",
        "Service orders in force",
        "What the council had commissioned as a weekly pattern, with the dates between which each"
            + " order was in force. An order that was sent again with other terms stands here once"
            + " for each way it read: ‘Read so until’ is when it was replaced, and empty for what"
            + " it reads now.",
        List.of(
            both("service_order_id", "Order", 27),
            both("provider", "Provider", 31),
            inFile("provider_id"),
            both("service_type", "Care", 30),
            both("valid_from", "From", 27),
            both("valid_to", "To", 27),
            both("days", "Days", 30, PaperWords::days),
            inFile("every_weeks"),
            inFile("start"),
            inFile("latest_start"),
            paperOnly("To begin", 24),
            both("duration_minutes", "Min", 12),
            both("workers", "Workers", 18),
            inFile("time_critical"),
            both("read_so_until", "Read so until", 40)),
        jooq
            .select(
                SERVICE_ORDER.SERVICE_ORDER_ID,
                PROVIDER.NAME,
                SERVICE_ORDER.PROVIDER_ID,
                SERVICE_ORDER.SERVICE_TYPE,
                SERVICE_ORDER.VALID_FROM,
                SERVICE_ORDER.VALID_TO,
                SERVICE_ORDER.DAYS,
                SERVICE_ORDER.EVERY_WEEKS,
                SERVICE_ORDER.START,
                SERVICE_ORDER.LATEST_START,
                SERVICE_ORDER.DURATION_MINUTES,
                SERVICE_ORDER.WORKERS,
                SERVICE_ORDER.TIME_CRITICAL,
                READS_SO_NOW)
            .from(SERVICE_ORDER)
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(SERVICE_ORDER.PROVIDER_ID))
            .where(SERVICE_ORDER.SERVICE_USER_ID.eq(request.serviceUser()))
            .and(inForce(request, SERVICE_ORDER.VALID_FROM, SERVICE_ORDER.VALID_TO))
            .unionAll(
                jooq.select(
                        SERVICE_ORDER_VERSION.SERVICE_ORDER_ID,
                        PROVIDER.NAME,
                        SERVICE_ORDER_VERSION.PROVIDER_ID,
                        SERVICE_ORDER_VERSION.SERVICE_TYPE,
                        SERVICE_ORDER_VERSION.VALID_FROM,
                        SERVICE_ORDER_VERSION.VALID_TO,
                        SERVICE_ORDER_VERSION.DAYS,
                        SERVICE_ORDER_VERSION.EVERY_WEEKS,
                        SERVICE_ORDER_VERSION.START,
                        SERVICE_ORDER_VERSION.LATEST_START,
                        SERVICE_ORDER_VERSION.DURATION_MINUTES,
                        SERVICE_ORDER_VERSION.WORKERS,
                        SERVICE_ORDER_VERSION.TIME_CRITICAL,
                        SERVICE_ORDER_VERSION.REPLACED_AT)
                    .from(SERVICE_ORDER_VERSION)
                    .join(PROVIDER)
                    .on(PROVIDER.PROVIDER_ID.eq(SERVICE_ORDER_VERSION.PROVIDER_ID))
                    .where(SERVICE_ORDER_VERSION.SERVICE_USER_ID.eq(request.serviceUser()))
                    .and(
                        inForce(
                            request,
                            SERVICE_ORDER_VERSION.VALID_FROM,
                            SERVICE_ORDER_VERSION.VALID_TO)))
            .fetch()
            .stream()
            .sorted(JooqEvidenceOrders::byOrder)
            .map(JooqEvidenceOrders::cells)
            .toList());
  }

  /** What was read, and behind the latest start both times as paper says them. */
  private static List<@Nullable Object> cells(Record row) {
    List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(row.intoArray()));
    LocalTime start = row.get(SERVICE_ORDER.START);
    LocalTime latest = row.get(SERVICE_ORDER.LATEST_START);
    cells.add(
        row.indexOf(SERVICE_ORDER.LATEST_START) + 1,
        latest == null || latest.equals(start)
            ? start.toString()
            : "between %s and %s".formatted(start, latest));
    return Cells.of(cells.toArray());
  }

  private static Condition inForce(
      PackRequest request, Field<LocalDate> validFrom, Field<@Nullable LocalDate> validTo) {
    return validFrom.le(request.to()).and(validTo.isNull().or(validTo.ge(request.from())));
  }

  /** By order, and within one by when it read so: what it reads now comes last. */
  private static int byOrder(Record one, Record other) {
    int orders =
        one.get(SERVICE_ORDER.SERVICE_ORDER_ID)
            .compareTo(other.get(SERVICE_ORDER.SERVICE_ORDER_ID));
    return orders != 0 ? orders : until(one).compareTo(until(other));
  }

  private static Instant until(Record row) {
    Instant replaced = row.get(READS_SO_NOW);
    return replaced == null ? Instant.MAX : replaced;
  }
}
