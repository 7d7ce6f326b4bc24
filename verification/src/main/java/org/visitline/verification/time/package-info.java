/** Civil dates and instants: the zone of the installation, and periods that begin and may end. */
@NullMarked
package org.visitline.verification.time;

import org.jspecify.annotations.NullMarked;
