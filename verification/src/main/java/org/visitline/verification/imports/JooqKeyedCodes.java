package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.time.CivilZone;

/**
 * Leaves out rows that would take a code from a person for whom it has been keyed. A code names
 * whoever has it today, whenever it was keyed: the visits of those calls would go, and if somebody
 * else were given the code, become theirs.
 */
final class JooqKeyedCodes {

  private final CivilZone zone;

  JooqKeyedCodes(CivilZone zone) {
    this.zone = zone;
  }

  /** Leaves out people who would lose a code by which calls name them. */
  List<Line<ServiceUser>> kept(DSLContext sql, List<Line<ServiceUser>> lines, Tally tally) {
    Map<String, String> codes =
        sql.select(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.CODE)
            .from(SERVICE_USER)
            .where(
                SERVICE_USER.SERVICE_USER_ID.in(
                    lines.stream().map(line -> line.row().id().value()).toList()))
            .fetchMap(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.CODE);
    List<String> given =
        lines.stream()
            .filter(line -> loses(line, codes))
            .map(line -> codes.get(line.row().id().value()))
            .toList();
    if (given.isEmpty()) {
      return lines;
    }
    Map<String, Instant> keyed =
        sql.select(LOGGED_CALL.SERVICE_USER_CODE, DSL.min(LOGGED_CALL.ANSWERED_AT))
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.SERVICE_USER_CODE.in(given))
            .groupBy(LOGGED_CALL.SERVICE_USER_CODE)
            .fetchMap(LOGGED_CALL.SERVICE_USER_CODE, DSL.min(LOGGED_CALL.ANSWERED_AT));
    List<Line<ServiceUser>> fine = new ArrayList<>();
    for (Line<ServiceUser> line : lines) {
      String code = codes.get(line.row().id().value());
      Instant first = loses(line, codes) ? keyed.get(code) : null;
      if (first == null) {
        fine.add(line);
      } else {
        tally.reject(
            line,
            "code",
            line.row().code(),
            "would take the place of "
                + code
                + ", which calls for service user "
                + line.row().id()
                + " have keyed since "
                + zone.dateOf(first),
            "Keep the code " + code + ": without it those calls would name nobody");
      }
    }
    return fine;
  }

  private static boolean loses(Line<ServiceUser> line, Map<String, String> codes) {
    String before = codes.get(line.row().id().value());
    return before != null && !before.equals(line.row().code());
  }
}
