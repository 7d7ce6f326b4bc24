/**
 * Where people's decisions are written down: amendments, what is said of unmatched calls,
 * acknowledgements, queries. Each is added beside those before it, never in their place, and leaves
 * in the same transaction a mark for what has to be derived again because of it. Whether its author
 * may write it is for the caller to know.
 */
@NullMarked
package org.visitline.verification.decisions;

import org.jspecify.annotations.NullMarked;
