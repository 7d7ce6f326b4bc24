package org.visitline.verification.parts;

import java.util.Set;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.matching.MatchedVisit;

/**
 * A visit when all is known about it that a timesheet asks.
 *
 * @param found about it, and about the commissioned visit that it fills as a whole
 * @param doubtful whether a rule failed on either, so that it is not known what stands against
 *     paying for it
 */
public record KnownVisit(MatchedVisit matched, Set<DiscrepancyCode> found, boolean doubtful) {}
