package org.visitline.verification.store;

import org.jooq.DSLContext;
import org.visitline.verification.Borough;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/**
 * Everything that a database knows, in memory, to derive it from scratch or by other policies.
 *
 * @param policies in force
 * @param decisions of officers upon findings
 */
public record JooqWhole(Borough borough, Policies policies, Decisions decisions) {

  /** Loads it, as it is at one moment. */
  public static JooqWhole load(DSLContext sql, CivilZone zone) {
    return sql.transactionResult(
        transaction -> {
          DSLContext snapshot = transaction.dsl();
          return new JooqWhole(
              JooqBorough.load(snapshot, zone),
              JooqPolicies.load(snapshot),
              JooqDecisions.all(snapshot));
        });
  }
}
