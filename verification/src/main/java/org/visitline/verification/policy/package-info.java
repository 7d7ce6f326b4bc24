/**
 * What a contract allows: every tolerance and the payment rule, versioned and dated, so that a
 * finding can name the policy it was measured against.
 */
@NullMarked
package org.visitline.verification.policy;

import org.jspecify.annotations.NullMarked;
