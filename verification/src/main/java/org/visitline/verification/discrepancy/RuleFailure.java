package org.visitline.verification.discrepancy;

/**
 * A rule threw: our fault, no finding about anybody.
 *
 * @param subject what the rule was looking at
 */
public record RuleFailure(DiscrepancyCode code, String subject, RuntimeException fault) {}
