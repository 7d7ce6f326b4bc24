package org.visitline.verification.whatif;

import org.visitline.verification.discrepancy.DiscrepancyCode;

/**
 * How often a rule was raised for a provider.
 *
 * @param provider its id; empty: nobody's, as a call that names no worker
 * @param before by the policy in force
 * @param after by the other
 */
public record RuleCount(String provider, DiscrepancyCode code, long before, long after) {}
