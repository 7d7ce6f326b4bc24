package org.visitline.ivr.handset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What is said in each sound, from the prompt catalogue. */
final class PromptWords {

  private static final String CATALOGUE = "/visitline/prompts/catalogue.csv";

  private final Map<String, String> bySound = new HashMap<>();

  PromptWords() {
    try (InputStream file =
            Objects.requireNonNull(
                PromptWords.class.getResourceAsStream(CATALOGUE), "no prompt catalogue");
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        String key = row.getField("key");
        row.getFieldsAsMap()
            .forEach((language, words) -> bySound.put("visitline/" + language + "/" + key, words));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prompt catalogue", e);
    }
  }

  String of(String sound) {
    return bySound.getOrDefault(sound, "[" + sound + "]");
  }
}
