/**
 * The rules, one class each with its evidence beside it. {@link
 * org.visitline.verification.discrepancy.rules.Rules} is the list; what is not on it does not run.
 */
@NullMarked
package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.NullMarked;
