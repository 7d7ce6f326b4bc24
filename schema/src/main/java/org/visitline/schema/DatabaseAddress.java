package org.visitline.schema;

/**
 * Where the database is, and as whom we come.
 *
 * @param host name or address of the server
 * @param port its TCP port
 * @param name the database (schema) that holds our tables
 * @param user the account
 * @param password its password, never printed
 */
public record DatabaseAddress(String host, int port, String name, String user, String password) {

  /** The JDBC address: UTC, strict mode, batches rewritten into bulk inserts. */
  public String jdbcUrl() {
    return "jdbc:mariadb://"
        + host
        + ":"
        + port
        + "/"
        + name
        + "?timezone=UTC&preserveInstants=false&useBulkStmts=true"
        + "&sessionVariables=sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'";
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + name;
  }
}
