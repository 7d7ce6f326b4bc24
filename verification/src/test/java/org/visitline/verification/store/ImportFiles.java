package org.visitline.verification.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers rows of input files, of many histories together, to be imported at one stroke. */
final class ImportFiles {

  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  void row(String file, String header, String... cells) {
    headers.put(file, header);
    // A key that comes twice in a file is rejected: the later row is what is meant.
    String key =
        switch (file) {
          case "rota.csv", "suspensions.csv" -> cells[0] + cells[1];
          default -> cells[0];
        };
    rows.computeIfAbsent(file, none -> new LinkedHashMap<>()).put(key, String.join(",", cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes them, and begins anew. */
  void write(Path folder) {
    try {
      try (var before = Files.list(folder)) {
        for (Path file : before.toList()) {
          Files.delete(file);
        }
      }
      for (Map.Entry<String, Map<String, String>> file : rows.entrySet()) {
        Files.writeString(
            folder.resolve(file.getKey()),
            headers.get(file.getKey()) + "\n" + String.join("\n", file.getValue().values()) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.clear();
  }
}
