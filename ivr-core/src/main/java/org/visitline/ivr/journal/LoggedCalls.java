package org.visitline.ivr.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the shipper brings calls to. */
interface LoggedCalls {

  /**
   * Stores calls, all or none. One that is stored already is left as it is.
   *
   * @throws Refused if one of them will never be stored, however often it is tried
   * @throws RuntimeException if they may be stored another time
   */
  void store(List<FinishedCall> calls);

  /** A call that the database will not have; a fault of ours. */
  final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(@Nullable String message, Throwable cause) {
      super(message, cause);
    }
  }
}
