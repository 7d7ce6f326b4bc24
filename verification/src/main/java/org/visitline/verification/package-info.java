/**
 * Logged calls become visits, matches, discrepancies and timesheets. Begin reading at {@link
 * org.visitline.verification.VerificationRun}.
 */
@NullMarked
package org.visitline.verification;

import org.jspecify.annotations.NullMarked;
