/**
 * What the verification found: the list that officers and providers work through, what each kind of
 * finding means, and the calls that make no visit because they name no worker or no service user.
 */
@NullMarked
package org.visitline.portal.discrepancies;

import org.jspecify.annotations.NullMarked;
