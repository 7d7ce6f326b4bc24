/**
 * A telephone on a page, for the demonstration: it rings the running phone service as a care worker
 * would, and the board moves. Where no telephone was handed in, there is no such page.
 */
@NullMarked
package org.visitline.portal.phone;

import org.jspecify.annotations.NullMarked;
