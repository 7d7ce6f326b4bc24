package org.visitline.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands in the list.
 *
 * @param reference of the complaint or enquiry, in the council's other system; may be empty
 * @param serviceUser null: not about one person
 * @param provider null: not about one provider
 * @param findings how many it holds
 * @param open whether nobody has ended it, or somebody opened it again since
 * @param nextDue by when the next action is to be done; null where none is
 */
record CaseLine(
    long id,
    String title,
    CaseKind kind,
    String reference,
    @Nullable String serviceUser,
    @Nullable String provider,
    Instant openedAt,
    int findings,
    boolean open,
    @Nullable LocalDate nextDue) {}
