/**
 * What a provider is paid for: the minutes of each visit, and why they are held or how they were
 * counted. Nothing is deducted that a line does not show.
 */
@NullMarked
package org.visitline.verification.timesheet;

import org.jspecify.annotations.NullMarked;
