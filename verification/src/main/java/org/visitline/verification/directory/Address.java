package org.visitline.verification.directory;

import org.jspecify.annotations.Nullable;

/**
 * Where a service user lives, as far as the council told us.
 *
 * @param text house and street; null where not given
 * @param postcode null where not given
 * @param uprn the property's national reference; null where not given
 * @param coordinates null where not given: rules that measure distance then cannot run
 */
public record Address(
    @Nullable String text,
    @Nullable String postcode,
    @Nullable String uprn,
    @Nullable Coordinates coordinates) {

  /** Of a person whose address was not given. */
  public static final Address UNKNOWN = new Address(null, null, null, null);
}
