package org.visitline.verification;

import java.util.List;
import org.visitline.verification.discrepancy.Findings;

/**
 * What follows from everything that is known of a borough.
 *
 * @param serviceUsers by id
 * @param findings all of them, those of the service users too
 * @param callsRead calls that had rung by 'now'
 * @param callsPlaced those with a worker and a service user
 * @param callsUnmatched those that wait in the unmatched queue
 */
public record BoroughOpinion(
    List<ServiceUserOpinion> serviceUsers,
    Findings findings,
    long callsRead,
    long callsPlaced,
    long callsUnmatched) {}
