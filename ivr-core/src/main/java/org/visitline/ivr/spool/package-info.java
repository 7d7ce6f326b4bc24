/**
 * What Asterisk's own disk holds for us: calls that the dialplan noted by itself while no node took
 * them, and messages that care workers have left for their office. Both are brought in once and
 * then taken off that disk.
 */
@NullMarked
package org.visitline.ivr.spool;

import org.jspecify.annotations.NullMarked;
