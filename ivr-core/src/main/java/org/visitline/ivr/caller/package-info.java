/**
 * Who a caller may be: numbers, codes and PINs (as keyed hashes) in memory, kept on this machine's
 * disk and refreshed from the database when it is there, so that no call waits for it; and what the
 * latest calls say of who is logged in where.
 */
@NullMarked
package org.visitline.ivr.caller;

import org.jspecify.annotations.NullMarked;
