package org.visitline.portal.discrepancies;

import static org.visitline.schema.jooq.Tables.SAVED_VIEW;

import java.util.List;
import org.jooq.DSLContext;

/** The lists that a person looks at again and again, under names of their own. */
class JooqSavedViews {

  /** More than these is no shortcut any more. */
  static final int MOST = 20;

  static final int LONGEST_NAME = 60;
  static final int LONGEST_FILTERS = 1_000;

  private final DSLContext jooq;

  JooqSavedViews(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * One of them.
   *
   * @param filters the part of the list's address behind the question mark
   */
  record SavedView(String name, String filters) {}

  List<SavedView> list(String username) {
    return jooq.select()
        .from(SAVED_VIEW)
        .where(SAVED_VIEW.USERNAME.eq(username))
        .orderBy(SAVED_VIEW.NAME)
        .limit(MOST)
        .fetch(row -> new SavedView(row.get(SAVED_VIEW.NAME), row.get(SAVED_VIEW.FILTERS)));
  }

  /** Under a name that there is already, it replaces what that stood for. */
  void keep(String username, String name, String filters) {
    jooq.insertInto(SAVED_VIEW)
        .set(SAVED_VIEW.USERNAME, username)
        .set(SAVED_VIEW.NAME, name)
        .set(SAVED_VIEW.FILTERS, filters)
        .onDuplicateKeyUpdate()
        .set(SAVED_VIEW.FILTERS, filters)
        .execute();
  }

  void forget(String username, String name) {
    jooq.deleteFrom(SAVED_VIEW)
        .where(SAVED_VIEW.USERNAME.eq(username))
        .and(SAVED_VIEW.NAME.eq(name))
        .execute();
  }
}
