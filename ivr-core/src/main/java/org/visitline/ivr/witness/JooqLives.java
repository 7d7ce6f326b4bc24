package org.visitline.ivr.witness;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.NODE_LIFE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;

/** When each node was there, and which calls tell that Asterisk was. */
public final class JooqLives {

  private static final SortField<Instant> BEFORE = LOGGED_CALL.ANSWERED_AT.desc();
  private static final SortField<Instant> AFTER = LOGGED_CALL.ANSWERED_AT.asc();

  /** More than come at one moment, of more than one Asterisk. */
  private static final int AROUND = 100;

  private final Supplier<DSLContext> database;

  /**
   * In a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqLives(Supplier<DSLContext> database) {
    this.database = database;
  }

  /** In a database that is there. */
  public JooqLives(Database database) {
    this(database::jooq);
  }

  /** Tells when this node was there. */
  void tell(String node, List<Life> lives) {
    var insert =
        database.get().insertInto(NODE_LIFE, NODE_LIFE.NODE, NODE_LIFE.FROM_AT, NODE_LIFE.TO_AT);
    for (Life life : lives) {
      insert = insert.values(node, life.from(), life.to());
    }
    insert
        .onDuplicateKeyUpdate()
        .set(
            NODE_LIFE.TO_AT,
            DSL.function(
                "greatest",
                NODE_LIFE.TO_AT.getDataType(),
                NODE_LIFE.TO_AT,
                DSL.excluded(NODE_LIFE.TO_AT)))
        .execute();
  }

  /** When the first node of all was first there; before that there was nothing to be out. */
  Optional<Instant> findBeginning() {
    return Optional.ofNullable(
        database.get().select(DSL.min(NODE_LIFE.FROM_AT)).from(NODE_LIFE).fetchSingle().value1());
  }

  /** Of all nodes, since then. */
  List<Life> lives(Instant since) {
    return database
        .get()
        .selectFrom(NODE_LIFE)
        .where(NODE_LIFE.TO_AT.ge(since))
        .fetch(row -> new Life(row.getFromAt(), row.getToAt()));
  }

  /**
   * The calls around times without a node: those within, and on either side as many as tell whether
   * Asterisk was started anew.
   */
  List<Darkness.Rang> around(List<Period> gaps) {
    DSLContext jooq = database.get();
    Set<Darkness.Rang> calls = new LinkedHashSet<>();
    for (Period gap : gaps) {
      calls.addAll(rang(jooq, LOGGED_CALL.ANSWERED_AT.lt(gap.from()), BEFORE, AROUND));
      calls.addAll(
          rang(
              jooq,
              LOGGED_CALL.ANSWERED_AT.ge(gap.from()).and(LOGGED_CALL.ANSWERED_AT.lt(gap.to())),
              AFTER,
              Integer.MAX_VALUE));
      calls.addAll(rang(jooq, LOGGED_CALL.ANSWERED_AT.ge(gap.to()), AFTER, AROUND));
    }
    return List.copyOf(calls);
  }

  private static List<Darkness.Rang> rang(
      DSLContext jooq, Condition when, SortField<Instant> order, int most) {
    List<Darkness.Rang> calls = new ArrayList<>();
    jooq.select(LOGGED_CALL.TELEPHONE_CALL_ID, LOGGED_CALL.ANSWERED_AT)
        .from(LOGGED_CALL)
        .where(when)
        .orderBy(order)
        .limit(most)
        .forEach(
            row ->
                AsteriskId.ofLogged(row.value1())
                    .ifPresent(id -> calls.add(new Darkness.Rang(id, row.value2()))));
    return calls;
  }
}
