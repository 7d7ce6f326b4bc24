package org.visitline.verification.store;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that is tried again as a whole when the database broke it off to let another one
 * pass. At shift change everybody writes at once, and that is no fault of anybody's.
 */
public final class RetriedTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(RetriedTransaction.class);

  private static final int MOST_TRIES = 10;

  /** MariaDB's numbers for 'deadlock found' and 'lock wait timeout exceeded'. */
  private static final int DEADLOCK = 1213;

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private RetriedTransaction() {}

  /**
   * Runs work in a transaction and gives its result once it has committed.
   *
   * @param work may run several times; what it changes outside the database must not add up
   */
  public static <R> R result(DSLContext sql, Function<DSLContext, R> work) {
    for (int tries = 1; ; tries++) {
      try {
        return sql.transactionResult(transaction -> work.apply(transaction.dsl()));
      } catch (DataAccessException e) {
        if (tries == MOST_TRIES || !isBrokenOff(e)) {
          throw e;
        }
        LOG.debug("transaction broken off by another, try {} follows", tries + 1, e);
      }
    }
  }

  /** Runs work in a transaction. */
  public static void run(DSLContext sql, Consumer<DSLContext> work) {
    result(
        sql,
        transaction -> {
          work.accept(transaction);
          return Boolean.TRUE;
        });
  }

  private static boolean isBrokenOff(DataAccessException e) {
    SQLException cause = e.getCause(SQLException.class);
    return cause != null
        && (cause.getErrorCode() == DEADLOCK || cause.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }
}
