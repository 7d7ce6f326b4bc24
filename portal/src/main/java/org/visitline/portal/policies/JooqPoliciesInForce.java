package org.visitline.portal.policies;

import static org.visitline.schema.jooq.Tables.POLICY;

import org.jooq.DSLContext;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.store.JooqPolicies;

/**
 * The contracts' policies, for pages that judge by the same tolerances as the findings do. A policy
 * never changes once it is there, so they are read again only when there are more.
 */
public class JooqPoliciesInForce {

  private final DSLContext jooq;
  private volatile Read read = new Read(0, Policies.DEFAULT);

  /** Made by Spring. */
  public JooqPoliciesInForce(DSLContext jooq) {
    this.jooq = jooq;
  }

  private record Read(int versions, Policies policies) {}

  /** As they are now. */
  public Policies get() {
    int versions = jooq.fetchCount(POLICY);
    Read known = read;
    if (versions != known.versions()) {
      known = new Read(versions, JooqPolicies.load(jooq));
      read = known;
    }
    return known.policies();
  }
}
