/**
 * What {@code visitline verify} writes: the visits, the discrepancies, the timesheet and the
 * summary, sorted, so that two runs over the same input write the same.
 */
@NullMarked
package org.visitline.verification.report;

import org.jspecify.annotations.NullMarked;
