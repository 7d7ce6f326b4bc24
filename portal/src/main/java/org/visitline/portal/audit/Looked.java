package org.visitline.portal.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did on a page again and again, as one line: whoever works on a story opens it ten
 * times in a morning, and nobody finds the one other name between ten lines of theirs.
 *
 * @param orMore the log goes on past the lines that were read
 * @param at the latest
 * @param employer the provider's name; null: the council, or nobody
 */
public record Looked(
    String who,
    String did,
    int times,
    boolean orMore,
    Instant at,
    @Nullable String employer,
    String username) {

  /** Neighbours in the log of which each is the same person doing the same, the latest first. */
  static List<Looked> together(List<Look> latestFirst, boolean goesOn) {
    List<Looked> told = new ArrayList<>();
    for (Look look : latestFirst) {
      Looked last = told.isEmpty() ? null : told.getLast();
      if (last != null && last.username.equals(look.username()) && last.did.equals(look.did())) {
        told.set(told.size() - 1, last.onceMore());
      } else {
        told.add(
            new Looked(
                look.who(), look.did(), 1, false, look.at(), look.employer(), look.username()));
      }
    }
    if (goesOn && !told.isEmpty()) {
      told.set(told.size() - 1, told.getLast().andMaybeMore());
    }
    return List.copyOf(told);
  }

  private Looked onceMore() {
    return new Looked(who, did, times + 1, orMore, at, employer, username);
  }

  private Looked andMaybeMore() {
    return new Looked(who, did, times, true, at, employer, username);
  }

  /** {@code 4 times}; nothing where once is all. */
  public String howOften() {
    return times == 1 ? "" : times + (orMore ? " times or more" : " times");
  }
}
