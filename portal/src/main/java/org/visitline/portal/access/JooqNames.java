package org.visitline.portal.access;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.visitline.schema.jooq.tables.PortalUser;

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
   * The same, of a row that has the person joined beside the log-in.
   *
   * @param person by what name the people's table was joined
   */
  public static String joined(Record row, PortalUser person, Field<String> username) {
    return Objects.requireNonNullElse(row.get(person.DISPLAY_NAME), row.get(username));
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
