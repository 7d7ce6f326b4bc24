package org.visitline.portal.access;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import org.jooq.Field;

/** What pages call people of whom a row keeps the log-in. */
public final class JooqNames {

  private JooqNames() {}

  /** The person's name; the log-in itself where it is nobody's, such as the nightly round's. */
  public static Field<String> of(Field<String> username) {
    return coalesce(
        field(
            select(PORTAL_USER.DISPLAY_NAME)
                .from(PORTAL_USER)
                .where(PORTAL_USER.USERNAME.eq(username))),
        username);
  }

  /**
   * The same with the log-in behind it, {@code Olive Officer (olive)}: for papers that outlive
   * both.
   */
  public static Field<String> withLogIn(Field<String> username) {
    return coalesce(
        field(
            select(concat(PORTAL_USER.DISPLAY_NAME, val(" ("), PORTAL_USER.USERNAME, val(")")))
                .from(PORTAL_USER)
                .where(PORTAL_USER.USERNAME.eq(username))),
        username);
  }
}
