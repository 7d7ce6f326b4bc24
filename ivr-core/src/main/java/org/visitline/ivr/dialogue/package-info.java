/**
 * What is asked and said on one telephone call, from the first prompt to its outcome.
 *
 * <p>Plain code over a {@link org.visitline.ivr.dialogue.Phone}: nothing here knows Asterisk, SQL
 * or what time it is. What it needs of the world it asks of two doors: {@link
 * org.visitline.ivr.dialogue.Callers} (who may this be, and where) and {@link
 * org.visitline.ivr.dialogue.CallLog} (keep this, before I say that it is kept).
 */
@NullMarked
package org.visitline.ivr.dialogue;

import org.jspecify.annotations.NullMarked;
