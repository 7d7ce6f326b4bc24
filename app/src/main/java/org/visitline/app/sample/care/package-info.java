/**
 * The made-up care: the rounds planned from the orders, what went otherwise, and the telephone
 * calls that all this leaves behind.
 */
@NullMarked
package org.visitline.app.sample.care;

import org.jspecify.annotations.NullMarked;
