package org.visitline.verification.discrepancy;

/**
 * A rule could not look at something.
 *
 * @param subject what it was to look at
 * @param why what was wanting
 */
public record NotRun(DiscrepancyCode code, String subject, String why) {}
