package org.visitline.portal.access;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time outside: for sessions, tries and codes, which people live through. The pages' clock may
 * run faster than life, as the demo's does.
 */
public record WallClock(InstantSource source) {

  /** Now, outside. */
  public Instant now() {
    return source.instant();
  }
}
