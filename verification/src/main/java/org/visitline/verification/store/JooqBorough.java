package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.visitline.schema.CallId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.time.CivilZone;

/** Loads everything that a borough knows, to derive it from scratch. */
final class JooqBorough {

  private JooqBorough() {}

  static Borough load(DSLContext sql, CivilZone zone) {
    Directory directory = JooqDirectory.load(sql);
    List<ServiceUserId> people = directory.serviceUsers().stream().map(ServiceUser::id).toList();
    JooqSchedules schedules = JooqSchedules.of(sql, people, Touch.ALL, zone);
    Map<String, LoggedCall> calls = JooqCalls.all(sql);
    Map<CallId, QueueDecision> queue = JooqPeoplesWords.onAllCalls(sql);
    List<Amendment> amendments = JooqPeoplesWords.allAmendments(sql);
    return new Borough(
        directory,
        schedules.allOrders(),
        schedules.allDated(),
        schedules.allRota(),
        schedules.allSuspensions(),
        JooqSchedules.outages(sql),
        new ArrayList<>(calls.values()),
        amendments,
        new ArrayList<>(queue.values()));
  }
}
