/**
 * What is to be asked about: the catalogue of discrepancies, the sentence an officer reads for
 * each, and the guard that runs the rules. A discrepancy is a question, not an accusation.
 */
@NullMarked
package org.visitline.verification.discrepancy;

import org.jspecify.annotations.NullMarked;
