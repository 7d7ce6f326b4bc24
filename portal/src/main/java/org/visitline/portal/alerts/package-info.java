/**
 * Who must be told: visits to which nobody came, while something can still be done.
 *
 * <p>{@link org.visitline.portal.alerts.Judgement} is the rule, a pure function: for a visit, a
 * stage and a moment it says whether to tell, and why. Each verdict is kept, once a stage, also
 * where nobody is told. {@link org.visitline.portal.alerts.Alerts} does one round of it; it runs
 * beside the portal, on one node at a time. How soon is said in {@code alerttimes}, what is then
 * written in {@code alertletters}, and where it goes in {@code contacts}.
 */
@NullMarked
package org.visitline.portal.alerts;

import org.jspecify.annotations.NullMarked;
