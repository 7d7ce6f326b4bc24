package org.visitline.verification.directory;

import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;

/**
 * A homecare agency under contract to the council.
 *
 * @param name as the council writes it
 * @param cqcLocationId its number with the regulator; null where not given
 * @param cqcRating the regulator's rating; null where not given
 */
public record Provider(
    ProviderId id, String name, @Nullable String cqcLocationId, @Nullable String cqcRating) {}
