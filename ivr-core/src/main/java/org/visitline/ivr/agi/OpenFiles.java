package org.visitline.ivr.agi;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;

/**
 * How many connections the system lets this process hold. One more would wait unanswered in the
 * system's queue, and its caller in silence; so no more are promised than there are.
 */
final class OpenFiles {

  /** The journal, the database, the page that is watched, the program itself. */
  private static final int OURS = 250;

  private OpenFiles() {}

  /** Empty where the system sets no limit, or does not say. */
  static OptionalInt mostConnections() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long most = system.getMaxFileDescriptorCount() - OURS;
      return most > 0 && most < Integer.MAX_VALUE
          ? OptionalInt.of((int) most)
          : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }
}
