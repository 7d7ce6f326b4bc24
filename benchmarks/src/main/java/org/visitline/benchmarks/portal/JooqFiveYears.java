package org.visitline.benchmarks.portal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.portal.access.Role;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.ProviderId;

/** A MariaDB with a borough's five years in it, kept on disk for the next run. */
public final class JooqFiveYears implements AutoCloseable {

  /** The last day of the five years; what every page calls today. */
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  static final int DAYS = 1826;

  static final LocalDate FIRST = TODAY.minusDays(DAYS - 1);

  private static final int PEOPLE = 5000;

  static final String PASSWORD = "correct horse battery staple";

  private static final String DRAWN = "five-years-are-drawn";

  /**
   * As an installation of this size would set it: a third of the data in memory. What is committed
   * is on the disk, as it is by default: who looked is written before a page is shown.
   */
  private static final List<String> OPTIONS =
      List.of(
          "--innodb-buffer-pool-size=4G", "--innodb-log-file-size=1G", "--sort-buffer-size=16M");

  private final EmbeddedMariaDb server;
  private final Database database;

  private JooqFiveYears(EmbeddedMariaDb server, Database database) {
    this.server = server;
    this.database = database;
  }

  /** Opens it, drawing it at the first time: some twenty minutes. */
  static JooqFiveYears open(Path folder) throws IOException {
    return open(folder, PEOPLE);
  }

  /**
   * As {@link #open(Path)}.
   *
   * @param people who have had care, 800 visits each: fewer are drawn sooner, for a try
   */
  static JooqFiveYears open(Path folder, int people) throws IOException {
    EmbeddedMariaDb server = EmbeddedMariaDb.start(folder, OPTIONS);
    Database database = Database.open(server.address(), 24);
    JooqFiveYears years = new JooqFiveYears(server, database);
    try {
      database.migrate();
      Path drawn = folder.resolve(DRAWN);
      if (!Files.exists(drawn)) {
        if (database.jooq().fetchExists(database.jooq().selectOne().from("provider"))) {
          throw new IllegalStateException(
              folder + " holds five years that were not drawn to their end; remove it");
        }
        draw(database, people);
        Files.createFile(drawn);
      }
      logIns(database);
      return years;
    } catch (IOException | RuntimeException e) {
      // Else the server outlives the program, and the next run finds the folder in use.
      years.close();
      throw e;
    }
  }

  private static void draw(Database database, int people) throws IOException {
    DSLContext sql = database.jooq();
    // On one connection: the settings of the session hold for every statement.
    sql.connection(
        connection -> {
          // As the keys of the large tables, so their triggers: made after the rows, and not run
          // for each of four million.
          List<String> triggers = dropTriggers(connection);
          List<String> statements = new ArrayList<>(statements(people));
          statements.addAll(triggers);
          for (String statement : statements) {
            long begun = System.nanoTime();
            try (var one = connection.createStatement()) {
              one.execute(statement);
            }
            System.out.printf(
                "%4d s  %s%n",
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                statement.lines().findFirst().orElse(""));
          }
          connection.createStatement().execute("SET SESSION foreign_key_checks = 1");
        });
  }

  /** Drops every trigger there is; what makes them again. */
  private static List<String> dropTriggers(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> made = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet triggers = statement.executeQuery("SHOW TRIGGERS")) {
        while (triggers.next()) {
          names.add(triggers.getString("Trigger"));
        }
      }
      for (String name : names) {
        try (ResultSet trigger = statement.executeQuery("SHOW CREATE TRIGGER " + name)) {
          boolean _ = trigger.next();
          made.add(trigger.getString("SQL Original Statement"));
        }
        statement.execute("DROP TRIGGER " + name);
      }
    }
    return made;
  }

  private static void logIns(Database database) {
    PortalUsers users = new PortalUsers(database);
    if (users.exists("mia")) {
      return;
    }
    users.createOfficer("olive", "Olive Officer", PASSWORD);
    users.create("selma", "Selma Senior", Role.SENIOR, null, List.of(), PASSWORD);
    users.create("zoe", "Zoe Officer, of one area", Role.OFFICER, null, List.of("ZZ2"), PASSWORD);
    users.createProvider("pat", "Pat at Provider 1", new ProviderId("P01"), PASSWORD);
    users.createProvider("quinn", "Quinn at Provider 7", new ProviderId("P07"), PASSWORD);
    users.create(
        "mia",
        "Mia, manager at Provider 1",
        Role.MANAGER,
        new ProviderId("P01"),
        List.of(),
        PASSWORD);
  }

  private static List<String> statements(int people) throws IOException {
    String text;
    try (InputStream file = JooqFiveYears.class.getResourceAsStream("five-years.sql")) {
      text =
          new String(
              Objects.requireNonNull(file, "five-years.sql").readAllBytes(),
              StandardCharsets.UTF_8);
    }
    String filled =
        text.replaceAll("(?m)^\\s*--.*$", "")
            .replace("${today}", TODAY.toString())
            .replace("${first}", FIRST.toString())
            .replace("${last_visit}", Integer.toString(800 * people - 1))
            .replace("${looks}", Integer.toString(600 * people))
            .replace("${look_every}", Integer.toString(52 * PEOPLE / people));
    return Stream.of(filled.split(";\\s*(\\n|$)"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  EmbeddedMariaDb server() {
    return server;
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
