/**
 * Where people outside are told, and how anything reaches them.
 *
 * <p>What waits for a contact stands in an {@link org.visitline.portal.contacts.Outbox}; {@link
 * org.visitline.portal.contacts.Delivery} offers it until the other side has taken it, so that a
 * restart, a mail server that is down or a receiver that fails loses nothing. What a letter says is
 * the matter of the rooms that write one.
 */
@NullMarked
package org.visitline.portal.contacts;

import org.jspecify.annotations.NullMarked;
