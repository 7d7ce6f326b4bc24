package org.visitline.portal.alerts;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The right to send alerts, which one node at a time holds: two would send each letter twice. It
 * hangs on a connection, and is gone with it.
 */
class JooqRightToTell {

  private final DSLContext jooq;

  JooqRightToTell(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Does some work if the right is to be had at once; leaves it otherwise.
   *
   * @return whether it was
   */
  boolean whileHeld(Runnable work) {
    return jooq.connectionResult(
        connection -> {
          DSLContext held = DSL.using(jooq.configuration().derive(connection));
          // Named for the database: one server may hold many councils.
          if (!asked(held, "select get_lock(concat('visitline.alerts.', database()), 0)")) {
            return false;
          }
          try {
            work.run();
          } finally {
            asked(held, "select release_lock(concat('visitline.alerts.', database()))");
          }
          return true;
        });
  }

  private static boolean asked(DSLContext held, String question) {
    Integer answer = held.resultQuery(question).fetchSingle(0, Integer.class);
    return answer != null && answer == 1;
  }
}
