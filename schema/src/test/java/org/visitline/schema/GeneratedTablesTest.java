package org.visitline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedTablesTest {

  private static final Path KEPT = Path.of("src/main/java");

  private static final Path TABLES = Path.of("org/visitline/schema/jooq");

  @Test
  void the_generated_tables_are_those_of_the_migrations() throws Exception {
    boolean asked = System.getProperty("generate") != null;
    Path fresh =
        asked ? KEPT : Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fresh");
    GenerateTables.into(fresh.toAbsolutePath());

    assertThat(sources(KEPT.resolve(TABLES)))
        .as(
            "stale: run mvn -pl schema test -Dtest=GeneratedTablesTest -Dgenerate, and commit what"
                + " it wrote")
        .isEqualTo(sources(fresh.resolve(TABLES)));
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> byName = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> byName.put(folder.relativize(file).toString(), read(file)));
    }
    return byName;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
