package org.visitline.verification.decisions;

/**
 * A finding as an officer had it on the page when deciding. Where it rests on something else by
 * now, the decision was about something else, and is refused.
 *
 * @param id the row's, {@code discrepancy_id}
 * @param digest of its facts as they were shown, {@link
 *     org.visitline.verification.casework.FindingFacts#digest}
 */
public record ShownFinding(long id, String digest) {}
