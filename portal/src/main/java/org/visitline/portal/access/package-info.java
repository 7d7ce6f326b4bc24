/**
 * Who may see what: log-in and log-out, the two roles, security headers, and the {@link
 * org.visitline.portal.access.Scope} that every query on a person's behalf must carry.
 */
@NullMarked
package org.visitline.portal.access;

import org.jspecify.annotations.NullMarked;
