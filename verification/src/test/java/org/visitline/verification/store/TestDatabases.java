package org.visitline.verification.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.visitline.schema.Database;
import org.visitline.schema.DatabaseAddress;
import org.visitline.schema.EmbeddedMariaDb;

/** One real MariaDB for all tests of this room, and an empty database in it for each that asks. */
public final class TestDatabases {

  private static EmbeddedMariaDb server;

  private TestDatabases() {}

  /** An empty, migrated database of this name. */
  public static Database fresh(String name) {
    DatabaseAddress address = server().database(name);
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + address.name());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Database database = Database.open(server().database(name), 8);
    database.migrate();
    return database;
  }

  private static synchronized EmbeddedMariaDb server() {
    if (server == null) {
      server = EmbeddedMariaDb.temporary(Path.of("target"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }
}
