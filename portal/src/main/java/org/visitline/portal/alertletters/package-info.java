/**
 * What goes out about late visits: ten of them are one letter to each contact, as an e-mail or
 * posted to a web address. Service users stand in it by reference only.
 */
@NullMarked
package org.visitline.portal.alertletters;

import org.jspecify.annotations.NullMarked;
