/**
 * Who may see what: log-in and log-out, the roles and areas, security headers, and the {@link
 * org.visitline.portal.access.Scope} that every query on a person's behalf must carry.
 *
 * <p>{@link org.visitline.portal.access.Role} says what each role is for; {@code Doors} says which
 * addresses open to it: what begins with {@code /provider/} to a provider's people, with {@code
 * /provider/manage/} to its managers, with {@code /senior/} to senior officers, and anything else
 * to officers.
 */
@NullMarked
package org.visitline.portal.access;

import org.jspecify.annotations.NullMarked;
