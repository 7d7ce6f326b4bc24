package org.visitline.verification.directory;

import org.visitline.verification.time.Period;

/**
 * A telephone at a service user's home, while it was registered there.
 *
 * @param e164 with the plus: {@code +442079460123}
 * @param inForce when a call from it proved the place
 */
public record RegisteredNumber(String e164, Period inForce) {}
