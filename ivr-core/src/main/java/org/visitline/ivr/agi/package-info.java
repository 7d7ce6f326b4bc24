/**
 * The front door: FastAGI from Asterisk, taken by Netty, spoken by Asterisk-Java's script API, a
 * virtual thread a call. The only room that sees either of them; what goes on from here is a {@link
 * org.visitline.ivr.dialogue.Phone}.
 *
 * <p>AGI over TCP has no password and no length of its own: every limit is set here, and whatever
 * breaks one costs its own connection and nothing else.
 */
@NullMarked
package org.visitline.ivr.agi;

import org.jspecify.annotations.NullMarked;
