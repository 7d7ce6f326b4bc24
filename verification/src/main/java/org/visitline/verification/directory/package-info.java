/**
 * Who receives care, who gives it and for whom they work, dated by what was in force: a number that
 * moved and a PIN that was taken back still decide for the calls of their time.
 */
@NullMarked
package org.visitline.verification.directory;

import org.jspecify.annotations.NullMarked;
