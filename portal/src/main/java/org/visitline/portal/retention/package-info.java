/**
 * How long records are kept, what is held back from disposal, and what is held on one person or
 * care worker.
 *
 * <p>{@link org.visitline.portal.retention.JooqHoldings} knows in which tables something of a
 * service user, a care worker or a call can stand, from the tables' own columns and references; a
 * test fails for a new table of which it cannot tell. Disposal and the personal export both rest on
 * it, so that what can be exported is what is disposed of.
 */
@NullMarked
package org.visitline.portal.retention;

import org.jspecify.annotations.NullMarked;
