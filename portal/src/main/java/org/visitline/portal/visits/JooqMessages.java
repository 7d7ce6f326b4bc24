package org.visitline.portal.visits;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;

/** Reads the messages that care workers left for the office. */
public class JooqMessages {

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqMessages(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Those that were left on any of these calls, which the reader has before them. */
  public List<OfficeMessage> list(Collection<String> calls) {
    return jooq.select(
            OFFICE_MESSAGE.TELEPHONE_CALL_ID, OFFICE_MESSAGE.LEFT_AT, OFFICE_MESSAGE.SECONDS)
        .from(OFFICE_MESSAGE)
        .where(
            OFFICE_MESSAGE.TELEPHONE_CALL_ID.in(
                select(LOGGED_CALL.TELEPHONE_CALL_ID)
                    .from(LOGGED_CALL)
                    .where(LOGGED_CALL.CALL_ID.in(calls))))
        .orderBy(OFFICE_MESSAGE.LEFT_AT)
        .fetch(row -> new OfficeMessage(row.value1(), row.value2(), row.value3()));
  }

  /** The sound of one; empty where there is none, or it was left on no call of the reader's. */
  Optional<byte[]> findSound(String telephoneCall, Scope scope) {
    return jooq.select(OFFICE_MESSAGE.SOUND)
        .from(OFFICE_MESSAGE)
        .where(JooqIds.named(OFFICE_MESSAGE.TELEPHONE_CALL_ID, telephoneCall))
        .and(own(scope))
        .fetchOptional(OFFICE_MESSAGE.SOUND);
  }

  /** A call of one telephone call begins or ends a visit that the reader may see. */
  private static Condition own(Scope scope) {
    if (scope.isOfficer() && scope.areas().isEmpty()) {
      return noCondition();
    }
    Condition visible = JooqScope.within(scope, VISIT.PROVIDER_ID);
    return exists(
            selectOne()
                .from(VISIT)
                .where(VISIT.VISIT_ID.eq(OFFICE_MESSAGE.TELEPHONE_CALL_ID))
                .and(visible))
        .or(
            exists(
                selectOne()
                    .from(VISIT)
                    .where(VISIT.DEPARTURE_CALL.eq(OFFICE_MESSAGE.TELEPHONE_CALL_ID))
                    .and(visible)));
  }
}
