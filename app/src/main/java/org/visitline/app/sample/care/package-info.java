/**
 * The made-up care: what was commissioned, the rounds planned from it, what went otherwise, and the
 * telephone calls that all this leaves behind.
 */
@NullMarked
package org.visitline.app.sample.care;

import org.jspecify.annotations.NullMarked;
