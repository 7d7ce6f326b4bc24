package org.visitline.ivr;

import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.Database;
import org.visitline.schema.DatabaseAddress;

/** The database, opened when it is first there: the phone does not wait for it to start. */
final class JooqWhenThere implements Supplier<DSLContext>, Closeable {

  /** One for the shipper, one for the directory, one for messages, one for what is seldom. */
  private static final int CONNECTIONS = 4;

  /** Every statement of a node's is small; one that takes longer waits for nobody. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

  private final Optional<DatabaseAddress> address;
  private final ReentrantLock opening = new ReentrantLock();
  private @Nullable Database database;

  JooqWhenThere(Optional<DatabaseAddress> address) {
    this.address = address;
  }

  @Override
  public DSLContext get() {
    opening.lock();
    try {
      Database there = database;
      if (there == null) {
        there =
            Database.open(
                address.orElseThrow(
                    () -> new IllegalStateException("no database address is set for this node")),
                CONNECTIONS,
                LONGEST_ANSWER);
        database = there;
      }
      return there.jooq();
    } finally {
      opening.unlock();
    }
  }

  @Override
  public void close() {
    opening.lock();
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      opening.unlock();
    }
  }
}
