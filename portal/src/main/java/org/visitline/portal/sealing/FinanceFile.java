package org.visitline.portal.sealing;

import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.timesheets.TimesheetFile;
import org.visitline.portal.timesheets.TimesheetLine;

/**
 * The file for the council's finance system: the visits with which a paper changes what is to be
 * paid. What is claimed is what is due: on a correction only the difference, below 0 where minutes
 * are taken back.
 */
final class FinanceFile implements TimesheetFile {

  /** What a template may name. */
  static final Set<String> NAMES =
      Set.of(
          "reference",
          "description",
          "created",
          "provider_id",
          "service_user_id",
          "service_user",
          "care_worker_id",
          "week_ending",
          "visit",
          "commissioned_visit_id",
          "service_type",
          "visit_date",
          "start_claimed",
          "minutes_claimed",
          "actual_date",
          "actual_start",
          "actual_minutes",
          "secondary",
          "workers");

  private final FinanceTemplate template;
  private final Paper paper;
  private final ZoneId zone;
  private final SafeCsv csv;

  FinanceFile(FinanceTemplate template, Paper paper, ZoneId zone, OutputStream to) {
    this.template = template;
    this.paper = paper;
    this.zone = zone;
    this.csv = new SafeCsv(to, template.headings());
  }

  @Override
  public void add(TimesheetLine line) {
    TimesheetLine.Sealed sealed = line.sealed();
    if (sealed == null) {
      throw new IllegalArgumentException("finance takes sealed lines, and this is none: " + line);
    }
    if (sealed.dueMinutes() == 0) {
      return;
    }
    Instant start = line.commissionedStart() == null ? line.begins() : line.commissionedStart();
    // Somebody who comes before midnight to a visit after it: the claim is the later day's.
    LocalDate claimed = LocalDate.ofInstant(start, zone);
    Map<String, String> visit = new HashMap<>();
    visit.put("reference", paper.id().reference());
    visit.put("description", paper.id().name() + ", " + paper.provider());
    visit.put("created", LocalDate.ofInstant(paper.drawnUpAt(), zone).toString());
    visit.put("provider_id", line.providerId());
    visit.put("service_user_id", line.serviceUserId());
    visit.put("service_user", line.serviceUser());
    visit.put("care_worker_id", line.careWorkerId());
    visit.put("week_ending", sunday(claimed).toString());
    visit.put("visit", line.visitId());
    visit.put("commissioned_visit_id", text(line.commissionedVisitId()));
    visit.put("service_type", line.serviceType());
    visit.put("visit_date", claimed.toString());
    visit.put("start_claimed", time(start));
    visit.put("minutes_claimed", Integer.toString(sealed.dueMinutes()));
    visit.put("actual_date", LocalDate.ofInstant(line.begins(), zone).toString());
    visit.put("actual_start", line.arrivedAt() == null ? "" : time(line.arrivedAt()));
    visit.put("actual_minutes", text(line.actualMinutes()));
    visit.put("secondary", Boolean.toString(sealed.secondary()));
    visit.put("workers", text(sealed.workers()));
    csv.row((Object[]) template.cells(visit));
  }

  private String time(Instant at) {
    return LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static LocalDate sunday(LocalDate date) {
    return date.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public void close() {
    csv.flush();
  }
}
