package org.visitline.portal.furniture;

import java.nio.charset.StandardCharsets;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Ids that people typed, as conditions of a query. */
public final class JooqIds {

  private JooqIds() {}

  /**
   * Rows with exactly this id. Ids are ASCII; what holds other letters is somebody's name, and
   * names no row. The database would refuse to compare the two.
   */
  public static Condition named(Field<String> id, String written) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(written)
        ? id.eq(written)
        : DSL.falseCondition();
  }
}
