/**
 * The people: the story of a service user and of a care worker over a day, a week or four weeks,
 * planned against actual, drawn and as a table, and the search that finds them.
 */
@NullMarked
package org.visitline.portal.directory;

import org.jspecify.annotations.NullMarked;
