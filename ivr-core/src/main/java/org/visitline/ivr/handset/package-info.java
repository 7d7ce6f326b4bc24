/**
 * A telephone without a telephone network: it rings the phone service over FastAGI as Asterisk
 * would, hears what is said and sends keys. The tests, the terminal phone, the demo's callers and
 * the load generator all ring with it.
 */
@NullMarked
package org.visitline.ivr.handset;

import org.jspecify.annotations.NullMarked;
