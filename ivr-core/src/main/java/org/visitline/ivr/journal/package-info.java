/**
 * The file that a call is in before the caller hears so: append-only, each record chained to the
 * one before by its hash, brought to disk by group commit; and the shipper that carries it to
 * MariaDB, exactly once, whenever MariaDB is there.
 *
 * <p>The journal is a text file that an operator can read with {@code less}, so that the evidence
 * outlives this program.
 */
@NullMarked
package org.visitline.ivr.journal;

import org.jspecify.annotations.NullMarked;
