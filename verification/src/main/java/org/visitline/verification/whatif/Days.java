package org.visitline.verification.whatif;

import java.util.List;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.matching.MatchedVisit;

/**
 * Some days of some homes by one set of policies, as far as they follow from each home by itself:
 * what is told by weeks, and by what workers and telephones did at several, is not in it.
 *
 * @param visits that begin on these days
 * @param found about these days
 * @param failures of rules there
 */
public record Days(List<MatchedVisit> visits, List<Finding> found, List<RuleFailure> failures) {}
