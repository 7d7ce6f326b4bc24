/**
 * What the made-up council commissioned: service orders, visits of single dates, suspensions; and
 * the outages of its phone service.
 */
@NullMarked
package org.visitline.app.sample.orders;

import org.jspecify.annotations.NullMarked;
