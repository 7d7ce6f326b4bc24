/**
 * What officers ask providers about findings, what providers answer, with which documents, and what
 * came of it. Nothing written here is ever changed: a history grows at its end.
 */
@NullMarked
package org.visitline.portal.queries;

import org.jspecify.annotations.NullMarked;
