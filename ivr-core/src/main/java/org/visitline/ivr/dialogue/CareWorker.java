package org.visitline.ivr.dialogue;

import java.util.Optional;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;

/**
 * The care worker whose PIN was keyed.
 *
 * @param id who
 * @param providerId whose employee
 * @param language that they asked to be spoken to in; empty: the language of the number dialled
 */
public record CareWorker(CareWorkerId id, ProviderId providerId, Optional<Language> language) {}
