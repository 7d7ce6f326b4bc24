package org.visitline.portal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

class JooqNightsTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Test
  void a_round_is_made_once_a_night_whoever_is_there_and_by_day_never() {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"));
        Database database = Database.open(server.address(), 4)) {
      database.migrate();
      JooqNights one = new JooqNights(database.jooq(), LONDON);
      JooqNights other = new JooqNights(database.jooq(), LONDON);
      List<String> made = new ArrayList<>();

      // Summer time ends on the 25th: 03:00 is 02:00 UTC the night before, and 03:00 then.
      for (String at :
          List.of(
              "2026-10-24T01:59:59.999Z",
              "2026-10-24T02:00:00Z",
              "2026-10-24T02:10:00Z",
              "2026-10-24T03:59:59.999Z",
              "2026-10-24T04:00:00Z",
              "2026-10-24T09:00:00Z",
              "2026-10-25T02:59:59Z",
              "2026-10-25T04:59:59Z",
              "2026-10-26T05:00:00Z")) {
        one.once("late changes", Instant.parse(at), () -> made.add(at));
        other.once("late changes", Instant.parse(at), () -> made.add(at + " again"));
        other.once("another", Instant.parse(at), () -> {});
      }

      assertThat(made).containsExactly("2026-10-24T02:00:00Z", "2026-10-25T04:59:59Z");
    }
  }
}
