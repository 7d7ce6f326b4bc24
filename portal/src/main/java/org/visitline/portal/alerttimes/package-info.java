/**
 * How soon somebody is told of a late visit: {@link
 * org.visitline.portal.alerttimes.TimesByContract} knows which times hold for which visit, contract
 * by contract and from which day on.
 */
@NullMarked
package org.visitline.portal.alerttimes;

import org.jspecify.annotations.NullMarked;
