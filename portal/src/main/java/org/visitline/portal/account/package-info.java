/**
 * One's own log-in: another password, the codes of an authenticator app as a second factor, and the
 * sessions left open elsewhere.
 */
@NullMarked
package org.visitline.portal.account;

import org.jspecify.annotations.NullMarked;
