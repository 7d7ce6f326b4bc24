package org.visitline.verification.store;

import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.directory.Directory;

/**
 * Who is who, kept from step to step until somebody changes it. Whoever changes it says so in the
 * same transaction.
 */
final class KnownDirectory {

  private long version = -1;
  private @Nullable Directory directory;
  private @Nullable Households households;

  /** As it is in this transaction, or a little later: a change leaves marks of its own. */
  void refresh(DSLContext sql) {
    long now = JooqDirectory.version(sql);
    if (now != version || directory == null) {
      Directory loaded = JooqDirectory.load(sql);
      directory = loaded;
      households = new Households(loaded);
      version = now;
    }
  }

  Directory directory() {
    return Objects.requireNonNull(directory);
  }

  Households households() {
    return Objects.requireNonNull(households);
  }
}
