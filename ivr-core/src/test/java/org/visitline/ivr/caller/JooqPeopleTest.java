package org.visitline.ivr.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** Which calls a node hears of from a real MariaDB. */
class JooqPeopleTest {

  private static final Instant MORNING = Instant.parse("2026-06-01T07:02:00Z");

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @BeforeAll
  static void calls_of_two_nodes_and_one_of_the_spool() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 2);
    database.migrate();
    call("ivr-1.1", "ivr");
    call("spool-1.2", "ivr");
    call("ivr-2-1.3", "ivr-2");
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @Test
  void a_node_that_knows_its_own_calls_asks_for_the_others_and_for_those_of_the_spool() {
    assertThat(ids(Optional.of("ivr"))).containsExactly("ivr-2-1.3", "spool-1.2");
  }

  @Test
  void a_node_that_begins_asks_for_its_own_too() {
    assertThat(ids(Optional.empty())).containsExactly("ivr-1.1", "ivr-2-1.3", "spool-1.2");
  }

  private static List<String> ids(Optional<String> butOf) {
    return new JooqPeople(database::jooq)
        .calls(MORNING, Instant.EPOCH, butOf).stream()
            .map(call -> call.ringing().callId().value())
            .toList();
  }

  private static void call(String id, String node) {
    database
        .jooq()
        .insertInto(
            LOGGED_CALL,
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.TELEPHONE_CALL_ID,
            LOGGED_CALL.NODE,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_NUMBER,
            LOGGED_CALL.PIN_HASH,
            LOGGED_CALL.ENDING)
        .values(id, id, node, MORNING, "", new byte[32], "LOGGED")
        .execute();
  }
}
