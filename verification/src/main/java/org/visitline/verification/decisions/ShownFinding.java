package org.visitline.verification.decisions;

import org.jspecify.annotations.Nullable;

/**
 * A finding as an officer had it on the page when deciding. Where another was measured meanwhile,
 * the decision was about something else, and is refused.
 *
 * @param id the row's, {@code discrepancy_id}
 * @param measured as it was shown; null where nothing is measured
 */
public record ShownFinding(long id, @Nullable Long measured) {}
