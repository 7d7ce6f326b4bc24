package org.visitline.verification.calls;

import org.visitline.verification.directory.CareWorker;

/** Where a logged call belongs: placed, or waiting in the unmatched queue, or of no interest. */
public sealed interface Placement
    permits PlacedCall,
        Placement.NoWorker,
        Placement.NoServiceUser,
        Placement.Abandoned,
        Placement.Rejected {

  /** The call. */
  LoggedCall call();

  /** A PIN was keyed that belonged to nobody active then. */
  record NoWorker(LoggedCall call) implements Placement {}

  /** The worker is known; where the call came from is not. */
  record NoServiceUser(LoggedCall call, CareWorker worker) implements Placement {}

  /** Nobody keyed a PIN: a wrong number, or a caller who thought better of it. */
  record Abandoned(LoggedCall call) implements Placement {}

  /** A person looked at it in the queue and said that it evidences no visit. */
  record Rejected(LoggedCall call) implements Placement {}
}
