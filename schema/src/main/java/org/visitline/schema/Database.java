package org.visitline.schema;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The one database of an installation: a pool of connections, the migrations, and jOOQ upon them.
 *
 * <p>Sessions run in UTC, so that a {@code DATETIME(3)} column is always UTC whatever zone the
 * machine or the server is in, and in strict SQL mode, so that a value that does not fit is refused
 * and never cut.
 */
public final class Database implements AutoCloseable {

  private final HikariDataSource pool;
  private final DSLContext jooq;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jooq =
        DSL.using(
            pool,
            SQLDialect.MARIADB,
            new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED));
  }

  /**
   * Opens a pool on a database that is there, without touching its tables.
   *
   * @param address where it is and who we are
   * @param connections the most connections that this process holds at a time
   */
  public static Database open(DatabaseAddress address, int connections) {
    return new Database(new HikariDataSource(config(address, connections)));
  }

  /**
   * The same, for whoever must not wait for a server that has gone silent without closing its
   * connections, as a machine that loses its power does.
   *
   * @param longestAnswer to one statement; what waits longer fails
   */
  public static Database open(DatabaseAddress address, int connections, Duration longestAnswer) {
    HikariConfig config = config(address, connections);
    String millis = Long.toString(longestAnswer.toMillis());
    config.addDataSourceProperty("socketTimeout", millis);
    config.addDataSourceProperty("connectTimeout", millis);
    return new Database(new HikariDataSource(config));
  }

  /**
   * The same, for whoever serves people: they wait two seconds for a connection. A server that was
   * stopped or killed is noticed so within seconds; a statement whose machine has lost its power
   * waits as long as TCP does, for a page may rightly ask for minutes.
   */
  public static Database openForReaders(DatabaseAddress address, int connections) {
    HikariConfig config = config(address, connections);
    config.setConnectionTimeout(2_000);
    return new Database(new HikariDataSource(config));
  }

  private static HikariConfig config(DatabaseAddress address, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setPoolName("visitline");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return config;
  }

  /** Brings the tables up to this version of the program. Safe to call at each start. */
  public void migrate() {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(pool)
        .locations("classpath:org/visitline/schema/migrations")
        .load()
        .migrate();
  }

  /**
   * jOOQ on the pool: each statement on a connection of its own, unless inside {@code transaction}.
   */
  public DSLContext jooq() {
    return jooq;
  }

  /** The pool itself, for a framework that wants one. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
