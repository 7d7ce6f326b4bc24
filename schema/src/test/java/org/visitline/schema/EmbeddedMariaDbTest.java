package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.jooq.Tables;

class EmbeddedMariaDbTest {

  /** Below the machine's temporary folder, which the library would empty at each start. */
  @TempDir Path home;

  @Test
  void rows_outlive_the_server_and_passwords_are_asked() throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(home)) {
      try (Database database = Database.open(server.address(), 2)) {
        database.migrate();
        database
            .jooq()
            .insertInto(Tables.OUTAGE)
            .set(Tables.OUTAGE.FROM_AT, Instant.parse("2026-03-29T00:59:59.999Z"))
            .set(Tables.OUTAGE.TO_AT, Instant.parse("2026-03-29T01:00:00Z"))
            .execute();
      }
      DatabaseAddress address = server.address();
      assertThatThrownBy(() -> connect(address, "visitline", "")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> connect(address, "root", "")).isInstanceOf(SQLException.class);
    }
    try (EmbeddedMariaDb again = EmbeddedMariaDb.start(home);
        Database database = Database.open(again.address(), 2)) {
      database.migrate();
      assertThat(database.jooq().fetchOne(Tables.OUTAGE).getFromAt())
          .isEqualTo("2026-03-29T00:59:59.999Z");
    }
  }

  @Test
  void of_a_temporary_one_nothing_is_left_nor_of_one_whose_jvm_was_killed() throws Exception {
    Files.createDirectories(home.resolve("mariadb-of-999999999-1/data"));
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(home)) {
      server.database("some");
      assertThat(home).isNotEmptyDirectory();
    }

    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_server_left_behind_by_a_killed_jvm_is_ended_before_the_next_starts() throws Exception {
    EmbeddedMariaDb.start(home);
    long left = Long.parseLong(Files.readString(home.resolve("mariadbd.pid")).strip());
    // As if its JVM had been killed before the server had written this.
    Files.delete(home.resolve("mariadbd.pid"));

    try (EmbeddedMariaDb next = EmbeddedMariaDb.start(home)) {
      assertThat(ProcessHandle.of(left).map(ProcessHandle::isAlive).orElse(false)).isFalse();
      assertThat(connect(next.address(), next.address().user(), next.address().password()))
          .isTrue();
    }
  }

  @Test
  void a_first_start_that_was_killed_half_way_is_begun_again() throws Exception {
    Files.createDirectories(home.resolve("data/mysql"));
    Files.writeString(home.resolve("data/ibdata1"), "half a file");
    Files.createFile(home.resolve("making-data"));

    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(home)) {
      assertThat(connect(server.address(), server.address().user(), server.address().password()))
          .isTrue();
    }
    assertThat(home.resolve("making-data")).doesNotExist();
  }

  @Test
  void a_home_too_deep_for_a_sockets_name_leaves_nothing_in_the_machines_temporary_folder()
      throws Exception {
    List<Path> before = temporaryFolders();
    Path deep = home.resolve("a".repeat(60)).resolve("b".repeat(60));

    EmbeddedMariaDb server = EmbeddedMariaDb.start(deep);
    assertThat(temporaryFolders()).hasSize(before.size() + 1);
    server.close();

    assertThat(temporaryFolders()).isEqualTo(before);
  }

  private static List<Path> temporaryFolders() throws Exception {
    Path machines = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> all = Files.list(machines)) {
      return all.filter(path -> path.getFileName().toString().startsWith("visitline-socket"))
          .sorted()
          .toList();
    }
  }

  @Test
  void a_second_database_is_a_world_of_its_own() {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(home);
        Database other = Database.open(server.database("other"), 1)) {
      other.migrate();
      assertThat(other.jooq().fetchCount(Tables.PROVIDER)).isZero();
      assertThatThrownBy(() -> server.database("x; DROP"))
          .hasMessageContaining("letters, digits and underscores");
    }
  }

  private static boolean connect(DatabaseAddress address, String user, String password)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), user, password)) {
      return connection.isValid(10);
    }
  }
}
