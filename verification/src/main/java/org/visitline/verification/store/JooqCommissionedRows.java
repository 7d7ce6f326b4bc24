package org.visitline.verification.store;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.DatedVisitRecord;
import org.visitline.schema.jooq.tables.records.ServiceOrderRecord;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.VisitTerms;
import org.visitline.verification.time.DateRange;

/** Reads orders and dated visits from their rows. */
final class JooqCommissionedRows {

  private JooqCommissionedRows() {}

  static ServiceOrder order(ServiceOrderRecord row) {
    return new ServiceOrder(
        new ServiceOrderId(row.getServiceOrderId()),
        new ServiceUserId(row.getServiceUserId()),
        new ProviderId(row.getProviderId()),
        row.getServiceType(),
        new DateRange(row.getValidFrom(), row.getValidTo()),
        days(row.getDays()),
        row.getEveryWeeks(),
        terms(
            row.getStart(),
            row.getLatestStart(),
            row.getDurationMinutes(),
            row.getWorkers(),
            row.getTimeCritical()));
  }

  static DatedVisit visit(DatedVisitRecord row) {
    return new DatedVisit(
        new CommissionedVisitId(row.getCommissionedVisitId()),
        new ServiceUserId(row.getServiceUserId()),
        new ProviderId(row.getProviderId()),
        row.getServiceType(),
        row.getDate(),
        terms(
            row.getStart(),
            row.getLatestStart(),
            row.getDurationMinutes(),
            row.getWorkers(),
            row.getTimeCritical()),
        row.getCancelled());
  }

  private static VisitTerms terms(
      LocalTime start, @Nullable LocalTime latest, int minutes, int workers, boolean critical) {
    return new VisitTerms(start, latest, Duration.ofMinutes(minutes), workers, critical);
  }

  /** {@code MON;TUE}. */
  private static Set<DayOfWeek> days(String stored) {
    List<String> names = Arrays.asList(stored.split(";", -1));
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> names.contains(day.name().substring(0, 3)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
  }
}
