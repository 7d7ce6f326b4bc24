package org.visitline.portal.calls;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it was, by what was in force when it was answered.
 *
 * @param worker who keyed the PIN; null: nobody's then, or more than one worker's
 * @param homes the service users whose code was keyed or, where none was, to whom the number was
 *     registered, each by id with whether it was; a couple shares a line
 */
record Whose(@Nullable Worker worker, Map<String, Boolean> homes) {

  static final Whose NOBODYS = new Whose(null, Map.of());

  /** Keeps the homes from changing under us. */
  Whose {
    homes = Map.copyOf(homes);
  }

  /** A care worker by id and name, and for whom they work. */
  record Worker(String id, String name, String providerId) {}
}
