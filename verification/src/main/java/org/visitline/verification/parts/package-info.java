/**
 * A borough of any size, verified in memory that does not grow with it: what its files say is set
 * aside on the disk in parts of whole households, and one part after the other is read back,
 * verified and written. Begin reading at {@link org.visitline.verification.parts.PartedRun}.
 */
@NullMarked
package org.visitline.verification.parts;

import org.jspecify.annotations.NullMarked;
