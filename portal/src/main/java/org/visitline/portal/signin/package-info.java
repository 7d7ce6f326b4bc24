/**
 * How somebody comes in and goes out: by password or by the council's own sign-in service, step by
 * step, to a session that ends by itself.
 *
 * <p>{@code Doors} says which addresses open to which role, and with which security headers: what
 * begins with {@code /provider/} to a provider's people, with {@code /provider/manage/} to its
 * managers, with {@code /senior/} to senior officers, and anything else to officers.
 */
@NullMarked
package org.visitline.portal.signin;

import org.jspecify.annotations.NullMarked;
