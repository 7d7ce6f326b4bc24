package org.visitline.benchmarks.phone;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** How a caller takes the call: what is replied to a command of the service's, and how soon. */
interface Manner {

  /** Digits of a PIN: a question for so many keys is the one for the PIN. */
  int PIN_LENGTH = 6;

  /** A little less than the service waits for a sound, and for keys after it. */
  long STAYS = TimeUnit.SECONDS.toNanos(50);

  /**
   * What Asterisk replies for the caller.
   *
   * @param text its lines, each with its end
   * @param afterNanos how long the sound, the keys or the wait take
   */
  record Reply(String text, long afterNanos) {}

  /** The reply to one command. */
  Reply to(String command);

  /** A caller who takes no time at all, and hears the call to its end. */
  static Manner atOnce(String pin) {
    return command -> new Reply(Replies.to(command, pin), 0);
  }

  /**
   * A care worker: listens to some of the welcome before keying, and puts the phone down once the
   * time has been said, or waits until the line closes.
   */
  static Manner asInLife(String pin, RandomGenerator chance) {
    return command -> {
      String reply = Replies.to(command, pin);
      if (command.startsWith("STREAM FILE")) {
        return new Reply(reply, millis(command.contains("-logged-at") ? 1100 : 500));
      }
      if (!command.startsWith("GET DATA")) {
        return new Reply(reply, 0);
      }
      if (Replies.asksForPin(command)) {
        return new Reply(reply, millis(chance.nextInt(1500, 6000)));
      }
      return chance.nextBoolean()
          ? new Reply(Replies.HANG_UP, millis(chance.nextInt(200, 2000)))
          // "Press 3 to log a second worker": the sentence, and the three seconds after it.
          : new Reply(reply, millis(2200 + 3000));
    };
  }

  /** Somebody who keys nothing, and is asked again. */
  static Manner silent() {
    return command ->
        new Reply(
            command.startsWith("GET DATA") ? "200 result= (timeout)\n" : Replies.to(command, ""),
            command.startsWith("GET DATA") ? STAYS : 0);
  }

  /** Somebody who has been logged, and after a long while says again that it is an arrival. */
  static Manner loggedAndUndecided(String pin) {
    return command ->
        command.startsWith("GET DATA") && !Replies.asksForPin(command)
            ? new Reply("200 result=1\n", STAYS)
            : new Reply(Replies.to(command, pin), 0);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
