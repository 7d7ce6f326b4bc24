package org.visitline.verification.discrepancy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;

/** Looks at one kind of thing and says what is to be asked about it. */
public sealed interface Rule {

  /** What it raises. */
  DiscrepancyCode code();

  /** The rule in plain words, as its page has them: when it is raised and when just not. */
  String page();

  /** About a call that waits in the unmatched queue. */
  non-sealed interface OfCall extends Rule {

    /** What is to be asked about it, or null. */
    @Nullable Evidence find(Placement call, Setting setting);
  }

  /** About a commissioned visit and what became of it. */
  non-sealed interface OfCommissionedVisit extends Rule {

    /** What is to be asked about it, or null. */
    @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances);
  }

  /** About one visit. */
  non-sealed interface OfVisit extends Rule {

    /** What is to be asked about it, or null. */
    @Nullable Evidence find(MatchedVisit visit, Circumstances circumstances);
  }

  /** About visits that follow each other. */
  non-sealed interface OfHistory extends Rule {

    /** Whose visits it looks at. */
    Set<Whose> whose();

    /** Whether it is not run where nobody knows where a home lies. */
    default boolean isByPlace() {
      return false;
    }

    /** Looks through the visits. */
    void check(History history, Setting setting, Raised raised);
  }

  /** What the visits of a history have in common. */
  enum Whose {
    /** One worker. */
    WORKER,
    /** One service user. */
    SERVICE_USER,
    /** A call from one number that is not registered to the service user visited. */
    PHONE
  }

  /**
   * Visits that have something in common.
   *
   * @param number of {@link Whose#PHONE}; empty for others
   * @param visits in order of when they began, then name. Of their calls, a rule may ask for those
   *     that begin and end them; of {@link Whose#SERVICE_USER}'s for none: more is not always there
   */
  record History(Whose whose, String number, List<MatchedVisit> visits) {}

  /** Where a rule that looks at a history puts what it finds. */
  interface Raised {

    /**
     * Something is to be asked about a visit.
     *
     * @param other the visit that it forms a pair with, if any
     */
    void raise(MatchedVisit visit, @Nullable MatchedVisit other, Evidence evidence);

    /** The rule could not look at a visit: nobody may read that as 'nothing found'. */
    void notRun(MatchedVisit visit, String why);
  }
}
