package org.visitline.ivr.dialogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The prompt catalogue, as the renderer reads it. */
final class Catalogue {

  /** Words that say: this language does not use that row. */
  static final String NOT_USED = "-";

  private Catalogue() {}

  static List<NamedCsvRecord> rows() throws IOException {
    try (Reader reader =
            new InputStreamReader(
                Catalogue.class.getResourceAsStream("/visitline/prompts/catalogue.csv"),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return csv.stream().toList();
    }
  }

  /** What is said in a language, by key. */
  static Map<String, String> words(Language language) throws IOException {
    return rows().stream()
        .collect(
            Collectors.toMap(row -> row.getField("key"), row -> row.getField(language.code())));
  }
}
