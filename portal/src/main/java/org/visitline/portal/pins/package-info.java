/** Care workers' PINs: given here, shown once, known from then on by their keyed hash alone. */
@NullMarked
package org.visitline.portal.pins;

import org.jspecify.annotations.NullMarked;
