/**
 * The log-ins: who gives and ends them, their passwords and sessions, and how whoever guesses at
 * them is slowed down.
 */
@NullMarked
package org.visitline.portal.logins;

import org.jspecify.annotations.NullMarked;
