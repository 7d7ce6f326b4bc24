package org.visitline.verification;

import java.time.Instant;
import java.util.List;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;

/**
 * What follows from the facts about one service user.
 *
 * @param fulfilments what became of each commissioned visit, by start
 * @param visits by when they began
 * @param findings of the rules that need to know no other service user; what a worker or a
 *     telephone did elsewhere is looked at in {@link VerificationRun#ofWorker} and {@link
 *     VerificationRun#ofPhone}
 * @param changesAt when time alone next changes any of this
 */
public record ServiceUserOpinion(
    ServiceUser serviceUser,
    List<Fulfilment> fulfilments,
    List<MatchedVisit> visits,
    Findings findings,
    Instant changesAt) {}
