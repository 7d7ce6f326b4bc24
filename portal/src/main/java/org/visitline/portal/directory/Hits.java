package org.visitline.portal.directory;

import java.util.List;

/** All that a search found, by what it is. */
record Hits(List<Hit> serviceUsers, List<Hit> careWorkers, List<Hit> visits, List<Hit> calls) {

  /** Nothing asked, nothing found. */
  static final Hits NONE = new Hits(List.of(), List.of(), List.of(), List.of());

  public boolean isEmpty() {
    return serviceUsers.isEmpty() && careWorkers.isEmpty() && visits.isEmpty() && calls.isEmpty();
  }
}
