/**
 * What another policy would have found: the same evidence, measured twice and laid side by side.
 */
@NullMarked
package org.visitline.verification.whatif;

import org.jspecify.annotations.NullMarked;
