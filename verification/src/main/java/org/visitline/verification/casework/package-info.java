/**
 * What people decided, laid beside what the calls say: append-only, never recomputed, and never
 * touching a call.
 */
@NullMarked
package org.visitline.verification.casework;

import org.jspecify.annotations.NullMarked;
