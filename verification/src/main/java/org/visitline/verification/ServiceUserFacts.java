package org.visitline.verification;

import java.util.List;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceUserSchedule;

/**
 * All that the opinion of one service user rests on. No fact about another service user changes it,
 * but for where a call from a shared number was placed.
 *
 * @param calls placed with this service user, in any order
 * @param schedule counted out at least to the day after 'now'
 * @param rota may name visits to others too
 * @param amendments of visits to this service user
 */
public record ServiceUserFacts(
    ServiceUser serviceUser,
    List<PlacedCall> calls,
    ServiceUserSchedule schedule,
    Rota rota,
    List<Amendment> amendments) {}
