/**
 * A day of care in plain lines, as an officer would tell it: what was commissioned, who rang when,
 * and what is to be asked. The tests of the rules are written so, and any real day can be printed
 * so, with names and numbers replaced.
 */
@NullMarked
package org.visitline.verification.days;

import org.jspecify.annotations.NullMarked;
