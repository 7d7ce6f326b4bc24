/**
 * Input files become rows of the database: looked at first, then loaded; the same file a second
 * time changes nothing.
 *
 * <p>What was in force is never overwritten where deriving depends on it: a telephone or a PIN that
 * is no longer in the file ends, and a new one begins; where only what is so today can be kept (a
 * worker's provider and first day, a person's code), a row that would rewrite visits is refused.
 * Logged calls are evidence and only ever added. Each change says in the same transaction what has
 * to be verified again because of it.
 *
 * <p>A load can be taken back: while it runs the tables themselves write down what each row was and
 * became, and a row goes back if it still is what the load made of it.
 */
@NullMarked
package org.visitline.verification.imports;

import org.jspecify.annotations.NullMarked;
