/**
 * Who may see what: the roles and areas, and the {@link org.visitline.portal.access.Scope} that
 * every query on a person's behalf must carry.
 *
 * <p>{@link org.visitline.portal.access.Role} says what each role is for. How somebody comes in is
 * the matter of {@code signin}, which log-ins there are that of {@code logins}.
 */
@NullMarked
package org.visitline.portal.access;

import org.jspecify.annotations.NullMarked;
