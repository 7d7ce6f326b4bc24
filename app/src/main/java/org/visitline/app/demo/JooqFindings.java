package org.visitline.app.demo;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import org.visitline.schema.Database;

/** How many discrepancies there are by now, for the display. */
final class JooqFindings {

  private JooqFindings() {}

  static long count(Database database) {
    return database.jooq().fetchCount(DISCREPANCY);
  }
}
