/**
 * The council's files, uploaded: looked at first, then loaded. What a preview says is what loading
 * does, for it is the same load taken back.
 */
@NullMarked
package org.visitline.portal.imports;

import org.jspecify.annotations.NullMarked;
