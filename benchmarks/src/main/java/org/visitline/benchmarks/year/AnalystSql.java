package org.visitline.benchmarks.year;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.visitline.schema.DatabaseAddress;

/**
 * The job as an analyst would do it in SQL ({@code analyst.sql} beside this class): load the files,
 * take every second call of a worker at a home on a day for an arrival, and join each visit to the
 * nearest commissioned one.
 */
final class AnalystSql {

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*\\n");

  private final Connection connection;

  private AnalystSql(Connection connection) {
    this.connection = connection;
  }

  /**
   * How the SQL's answer compares with the engine's.
   *
   * @param taken from the first row loaded to the last assigned
   * @param counts of visits, by how the two agree
   */
  record Compared(Duration taken, Map<String, Long> counts) {}

  static Compared run(DatabaseAddress database, Path in, Path out) throws SQLException {
    String url =
        "jdbc:mariadb://%s:%d/%s?allowLocalInfile=true&allowMultiQueries=true&useSsl=false"
            .formatted(database.host(), database.port(), database.name());
    try (Connection connection =
        DriverManager.getConnection(url, database.user(), database.password())) {
      return new AnalystSql(connection).run(in, out);
    }
  }

  private Compared run(Path in, Path out) throws SQLException {
    long begun = System.nanoTime();
    each("analyst.sql", in);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    each("compare.sql", out);
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT how, visits FROM compared ORDER BY how")) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return new Compared(taken, counts);
  }

  /** Statement by statement, with the time of each on standard error. */
  private void each(String script, Path folder) throws SQLException {
    for (String sql : END_OF_STATEMENT.split(text(script), -1)) {
      if (sql.isBlank()) {
        continue;
      }
      long begun = System.nanoTime();
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql.replace("${folder}", folder.toAbsolutePath().toString()));
      }
      double seconds = Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
      System.err.println(seconds + " s  " + sql.strip().lines().findFirst().orElse(""));
    }
  }

  private static String text(String script) {
    try (InputStream bytes =
        Objects.requireNonNull(AnalystSql.class.getResourceAsStream(script), script)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + script, e);
    }
  }
}
