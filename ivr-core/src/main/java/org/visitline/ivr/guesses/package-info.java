/**
 * Whether somebody is trying out PINs. Wrong ones are counted, by number and over all; an alarm is
 * raised, and further tries from that number are slowed, so little that a valid worker on the same
 * line is still served.
 */
@NullMarked
package org.visitline.ivr.guesses;

import org.jspecify.annotations.NullMarked;
