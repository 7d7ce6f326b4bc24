/** Logged calls become visits, matches, discrepancies and timesheets. */
@NullMarked
package org.visitline.verification;

import org.jspecify.annotations.NullMarked;
