/**
 * The whole story of one visit: what was commissioned, which calls came with which number, what was
 * made of them and what was found, drawn and as tables.
 */
@NullMarked
package org.visitline.portal.visits;

import org.jspecify.annotations.NullMarked;
