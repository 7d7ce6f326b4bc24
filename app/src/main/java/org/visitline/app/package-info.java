/** The command line and the wiring. */
@NullMarked
package org.visitline.app;

import org.jspecify.annotations.NullMarked;
