package org.visitline.verification.store;

import java.util.Collection;
import java.util.List;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.time.Period;

/**
 * What follows for one household in a time outside of which nothing changes.
 *
 * @param people the household
 * @param whole everything was derived again: the people's own facts may have changed too
 * @param time stored visits and commissioned visits that begin in it are replaced
 * @param opinions one for each person, of that time
 * @param unmatched what is to be asked about calls among them that could not be placed
 * @param calls all of the time
 */
record Derived(
    Collection<ServiceUserId> people,
    boolean whole,
    Period time,
    List<ServiceUserOpinion> opinions,
    Findings unmatched,
    Collection<String> calls) {

  /** Whether it says when time alone next changes something. */
  boolean isToTheEnd() {
    return time.to() == null;
  }
}
