package org.visitline.portal.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the directory says of a care worker. The PIN is known to nobody but the worker. */
record CareWorkerFacts(
    String id,
    String name,
    String provider,
    @Nullable String contactNumber,
    @Nullable LocalDate activeFrom,
    @Nullable LocalDate activeTo) {}
