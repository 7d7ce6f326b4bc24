/**
 * What was commissioned: orders and their dated occurrences, dated visits, suspensions, outages and
 * the provider's own rota.
 */
@NullMarked
package org.visitline.verification.schedule;

import org.jspecify.annotations.NullMarked;
