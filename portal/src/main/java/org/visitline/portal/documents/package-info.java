/**
 * Files that people take away: CSV that no spreadsheet runs, tagged PDF, checksums. What stands in
 * them is the matter of the room that asks.
 */
@NullMarked
package org.visitline.portal.documents;

import org.jspecify.annotations.NullMarked;
