/**
 * The made-up borough: who lives where on which telephone, and who comes. Every number is from the
 * ranges that Ofcom keeps for drama, every street and name is put together from word lists, and
 * chance is seeded, so that the same seed makes the same people.
 */
@NullMarked
package org.visitline.app.sample.borough;

import org.jspecify.annotations.NullMarked;
