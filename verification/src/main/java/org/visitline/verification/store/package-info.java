/**
 * The shell around the rules: loads what they read, calls them, and puts their opinion in the place
 * of the one before.
 *
 * <p>One node at a time verifies. A change or a call leaves a mark in the transaction that stores
 * it; the mark is taken away in the transaction that stores what follows from it, so that neither a
 * crash nor a lost connection leaves a change without its consequences. Nothing that a person
 * decided is written here.
 */
@NullMarked
package org.visitline.verification.store;

import org.jspecify.annotations.NullMarked;
