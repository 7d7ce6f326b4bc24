package org.visitline.verification.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.visitline.schema.Database;

/**
 * The right to verify, which one node at a time holds. It hangs on a connection: when the node or
 * its network is gone, so is the right, and the next node takes it.
 */
final class VerifierLock implements AutoCloseable {

  /** Locks are named for the whole server; a host for many councils has a database for each. */
  private static final String NAME = "CONCAT('visitline.verifier.', DATABASE())";

  private final Connection connection;

  private VerifierLock(Connection connection) {
    this.connection = connection;
  }

  /** The right, where it was to be had within some time. */
  static Optional<VerifierLock> tryTake(Database database, Duration patience) {
    try {
      Connection connection = database.dataSource().getConnection();
      VerifierLock lock = new VerifierLock(connection);
      if (lock.asked("SELECT GET_LOCK(" + NAME + ", " + patience.toSeconds() + ") = 1")) {
        return Optional.of(lock);
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new DataAccessException("cannot ask for the right to verify", e);
    }
  }

  /** Whether the right is still ours: a lost connection has lost it. */
  boolean isHeld() {
    return asked("SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()");
  }

  private boolean asked(String question) {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet answer = statement.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try (connection) {
      asked("SELECT RELEASE_LOCK(" + NAME + ")");
    } catch (SQLException e) {
      // The connection is gone, and the right with it.
    }
  }
}
