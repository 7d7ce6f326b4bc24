/**
 * Evidence as the engine reads it: logged calls, and how each is placed with its worker, its
 * service user and the line it came from.
 */
@NullMarked
package org.visitline.verification.calls;

import org.jspecify.annotations.NullMarked;
