/** A telephone call becomes a logged call. */
@NullMarked
package org.visitline.ivr;

import org.jspecify.annotations.NullMarked;
