package org.visitline.verification.files;

import org.visitline.verification.calls.LoggedCall;

/**
 * A row of {@code logged_calls.csv}.
 *
 * @param call as it happened
 * @param dialledNumber which of our numbers was rung; empty where not given
 */
public record LoggedCallRow(LoggedCall call, String dialledNumber) {}
