/**
 * Cases: findings gathered under a complaint, a safeguarding enquiry or a pattern, the home's paper
 * log book keyed in beside order and calls, and what came of it. Officers only; append-only.
 */
@NullMarked
package org.visitline.portal.cases;

import org.jspecify.annotations.NullMarked;
