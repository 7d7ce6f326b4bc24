/**
 * Who looked at whom, and who changed what: an insert-only log that officers can search.
 *
 * <p>Every route says by {@link org.visitline.portal.audit.Audited} what it does with people's
 * data, and a test over the framework's own list of routes fails for one that says nothing. A page
 * on one person says on whom, before it answers: {@code Audit.serviceUser(id)}, {@code
 * Audit.careWorker(id)}. That is all a room has to do; the entry is written before anything is
 * shown, and nothing is shown that could not be written down. A change may add what was changed:
 * {@code Audit.note("acknowledged 12 findings")}. {@link org.visitline.portal.audit.JooqLooks}
 * tells a page who has looked at the person before.
 */
@NullMarked
package org.visitline.portal.audit;

import org.jspecify.annotations.NullMarked;
