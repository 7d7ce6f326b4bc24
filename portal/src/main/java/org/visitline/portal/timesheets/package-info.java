/**
 * What a provider is paid for: its visits of a period with commissioned, actual and payable
 * minutes, on a page and as a file.
 */
@NullMarked
package org.visitline.portal.timesheets;

import org.jspecify.annotations.NullMarked;
