package org.visitline.portal.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.Stage;

/**
 * A commissioned visit as it stands at the moment of deciding.
 *
 * @param area the first half of the postcode; empty where it is not known
 * @param workers how many are wanted
 * @param slotsFilled how many have logged in
 * @param arrivedAt when the first of them did; null while nobody has
 * @param beingVerified whether a call or a change of this service user's is still being followed
 *     through, so that the rest of this may be about to change
 */
record Watched(
    String id,
    String serviceUserId,
    String area,
    String providerId,
    Instant startAt,
    Instant latestStartAt,
    int minutes,
    int workers,
    boolean timeCritical,
    boolean cancelled,
    boolean suspended,
    int slotsFilled,
    @Nullable Instant arrivedAt,
    boolean beingVerified) {

  boolean isFilled() {
    return slotsFilled >= workers;
  }

  Instant dueAt(Stage stage, AlertTimes times) {
    return latestStartAt.plus(times.after(stage, timeCritical));
  }
}
