/** What monitoring officers and providers see. No rules of its own. */
@NullMarked
package org.visitline.portal;

import org.jspecify.annotations.NullMarked;
