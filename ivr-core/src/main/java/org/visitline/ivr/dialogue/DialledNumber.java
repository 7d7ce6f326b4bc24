package org.visitline.ivr.dialogue;

import java.util.Optional;
import org.visitline.schema.ProviderId;

/**
 * What the number that was dialled says of who dials it.
 *
 * @param language that they are greeted in
 * @param provider whose workers were given this number: of two workers with one PIN, theirs is
 *     meant
 */
public record DialledNumber(Optional<Language> language, Optional<ProviderId> provider) {

  static final DialledNumber ANY = new DialledNumber(Optional.empty(), Optional.empty());
}
