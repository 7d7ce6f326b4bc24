package org.visitline.schema;

import java.nio.file.Path;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of the migrated tables. Run by hand after a migration was added:
 *
 * <pre>mvn -pl schema test -Dtest=GeneratedTablesTest -Dgenerate</pre>
 *
 * The result is kept in git, so that a build needs no database; GeneratedTablesTest fails when it
 * has become stale.
 */
final class GenerateTables {

  private GenerateTables() {}

  static void into(Path folder) throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.temporary(Path.of("target"))) {
      try (org.visitline.schema.Database database =
          org.visitline.schema.Database.open(server.address(), 2)) {
        database.migrate();
      }
      GenerationTool.generate(
          new Configuration()
              .withLogging(Logging.WARN)
              .withJdbc(
                  new Jdbc()
                      .withDriver("org.mariadb.jdbc.Driver")
                      .withUrl(server.address().jdbcUrl())
                      .withUser(server.address().user())
                      .withPassword(server.address().password()))
              .withGenerator(
                  new Generator()
                      .withDatabase(
                          new Database()
                              .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                              .withInputSchema("visitline")
                              .withOutputSchemaToDefault(true)
                              .withExcludes("flyway_schema_history")
                              .withForcedTypes(
                                  new ForcedType()
                                      .withName("BOOLEAN")
                                      .withIncludeTypes("(?i:tinyint\\(1\\))"),
                                  // A DATETIME(3) of ours is always UTC: read and written as an
                                  // Instant.
                                  new ForcedType()
                                      .withUserType("java.time.Instant")
                                      .withBinding("org.visitline.schema.UtcDateTime")
                                      .withIncludeTypes("(?i:datetime.*)")))
                      .withGenerate(
                          new Generate()
                              .withJavaTimeTypes(true)
                              .withGlobalObjectReferences(true)
                              .withIndexes(false))
                      .withTarget(
                          new Target()
                              .withPackageName("org.visitline.schema.jooq")
                              .withDirectory(folder.toString()))));
    }
  }
}
