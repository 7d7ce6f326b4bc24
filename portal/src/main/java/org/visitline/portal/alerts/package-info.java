/**
 * Who must be told: visits to which nobody came, while something can still be done.
 *
 * <p>{@link org.visitline.portal.alerts.Judgement} is the rule, a pure function: for a visit, a
 * stage and a moment it says whether to tell, and why. Each verdict is kept, once a stage, also
 * where nobody is told. What goes out waits in a table until the other side has taken it, so that a
 * restart, a mail server that is down or a receiver that fails loses nothing. {@link
 * org.visitline.portal.alerts.Alerts} does one round of it; it runs beside the portal, on one node
 * at a time.
 */
@NullMarked
package org.visitline.portal.alerts;

import org.jspecify.annotations.NullMarked;
