package org.visitline.portal.alerts;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.NODE_LIFE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Reads what tells whether calls are on their way. */
class JooqCallsOnTheirWay {

  /** A node that has been gone for so long was taken out of service. */
  private static final Duration RETIRED_AFTER = Duration.ofDays(1);

  /** Verification takes a call up within a second. */
  private static final int SOON_SECONDS = 5;

  /** One that waits for so long was set aside: it waits for a person, and nobody for it. */
  private static final int SET_ASIDE_SECONDS = 300;

  private final DSLContext jooq;

  JooqCallsOnTheirWay(DSLContext jooq) {
    this.jooq = jooq;
  }

  CallsOnTheirWay.Seen seen(Instant now) {
    Map<String, Instant> nodes =
        jooq.select(NODE_LIFE.NODE, max(NODE_LIFE.TO_AT))
            .from(NODE_LIFE)
            .where(NODE_LIFE.TO_AT.ge(now.minus(RETIRED_AFTER)))
            .groupBy(NODE_LIFE.NODE)
            .fetchMap(row -> row.value1(), row -> row.value2());
    boolean unverified =
        jooq.fetchExists(
            selectOne()
                .from(CALL_TO_PLACE)
                .join(LOGGED_CALL)
                .on(LOGGED_CALL.CALL_ID.eq(CALL_TO_PLACE.CALL_ID))
                // By the database's own clock, which has stamped them.
                .where(LOGGED_CALL.RECEIVED_AT.le(secondsAgo(SOON_SECONDS)))
                .and(LOGGED_CALL.RECEIVED_AT.gt(secondsAgo(SET_ASIDE_SECONDS)))
                // Later ones, by a node's clock that is ahead, are not to be verified before then.
                .and(LOGGED_CALL.ANSWERED_AT.le(now)));
    return new CallsOnTheirWay.Seen(nodes, unverified);
  }

  private static Field<Instant> secondsAgo(int seconds) {
    return field(
        "current_timestamp(3) - interval {0} second",
        LOGGED_CALL.RECEIVED_AT.getDataType(), inline(seconds));
  }
}
