package org.visitline.ivr;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.PinSettings;

/**
 * Tells in the database which PINs this node takes, so that the portal gives out no others and an
 * import takes none.
 */
final class ToldPins {

  private static final Logger LOG = LoggerFactory.getLogger(ToldPins.class);

  private final String node;
  private final DialogueSettings settings;
  private final JooqPinSettings told;
  private final InstantSource clock;
  private boolean complained;
  private boolean untold;

  ToldPins(String node, DialogueSettings settings, JooqPinSettings told, InstantSource clock) {
    this.node = node;
    this.settings = settings;
    this.told = told;
    this.clock = clock;
  }

  /** Every minute; where the database is away, in the next one. */
  void tell() {
    PinSettings before;
    try {
      before = told.read();
      told.tell(
          node,
          settings.pinLength(),
          settings.checkDigit(),
          clock.instant().truncatedTo(ChronoUnit.MILLIS));
      untold = false;
    } catch (RuntimeException e) {
      // Mostly the database is away, which the shipper says too; but this table may be closed to
      // an account that may ship.
      if (!untold) {
        LOG.warn(
            "which PINs this node takes cannot be told in the database ({}); until it is, the"
                + " portal may give out others. It is tried every minute: where the database is"
                + " there, see that this account may read and write the table pin_setting",
            e.getMessage());
      }
      untold = true;
      return;
    }
    boolean tooLong = before.areTold() && before.most() > settings.pinLength();
    if (tooLong && !complained) {
      LOG.error(
          "ALARM: this node takes PINs of {} digits, and the phone service asked {} so far: whoever"
              + " was given a longer PIN does not get in here. Start every node with one"
              + " --pin-length, and give new PINs where it was made shorter.",
          settings.pinLength(),
          before.byNode());
    }
    complained = tooLong;
  }
}
