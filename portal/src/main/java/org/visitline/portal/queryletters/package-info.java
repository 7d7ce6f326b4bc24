/**
 * What contacts are told about queries, by e-mail: that something is asked or answered, and of the
 * day by which an answer is due. What was written never leaves the house.
 */
@NullMarked
package org.visitline.portal.queryletters;

import org.jspecify.annotations.NullMarked;
