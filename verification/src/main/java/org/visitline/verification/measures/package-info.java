/**
 * The figures by which a council judges how care was delivered: counted from the opinion that is
 * stored and from what officers decided, for any period. No rule is applied again here; what is
 * late or short is what the rules found.
 */
@NullMarked
package org.visitline.verification.measures;

import org.jspecify.annotations.NullMarked;
