package org.visitline.verification.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.CivilZone;

/**
 * What is commissioned for somebody in some days, counted out from orders, dated visits and
 * suspensions as the tables have them at this moment: within a transaction that changes them, as
 * they will be.
 */
public final class JooqComing {

  private JooqComing() {}

  /**
   * A commissioned visit to come.
   *
   * @param suspended its start lies in a suspension
   * @param workers whom the rota names
   */
  public record Coming(CommissionedVisit visit, boolean suspended, Set<CareWorkerId> workers) {}

  /**
   * By start.
   *
   * @param first the first civil date
   * @param last the last one, inclusive
   */
  public static List<Coming> list(
      DSLContext sql, ServiceUserId person, LocalDate first, LocalDate last, CivilZone zone) {
    Touch days = new Touch(zone.startOf(first), zone.startOf(last));
    JooqSchedules schedules = JooqSchedules.of(sql, List.of(person), days, zone);
    ServiceUserSchedule schedule = schedules.of(person, last);
    return schedule.visits().stream()
        .map(
            visit ->
                new Coming(
                    visit,
                    schedule.isSuspendedAt(visit.start()),
                    schedules.rota().workersOf(visit.id())))
        .toList();
  }
}
