/**
 * The demo's own parts: a clock that runs faster than life, the callers of the demo's day, what the
 * terminal shows of it, and the folder in which it all is kept. Everything else that the demo
 * starts is the product itself.
 */
@NullMarked
package org.visitline.app.demo;

import org.jspecify.annotations.NullMarked;
