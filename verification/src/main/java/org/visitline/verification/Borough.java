package org.visitline.verification;

import java.util.List;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;

/**
 * Everything that one run over files knows, in any order.
 *
 * @param amendments people's corrections of visits; files bring none
 * @param queueDecisions what people said of calls that could not be placed; files bring none
 */
public record Borough(
    Directory directory,
    List<ServiceOrder> orders,
    List<DatedVisit> datedVisits,
    List<RotaEntry> rota,
    List<Suspension> suspensions,
    List<Outage> outages,
    List<LoggedCall> calls,
    List<Amendment> amendments,
    List<QueueDecision> queueDecisions) {}
