package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptCatalogueTest {

  private static final String MEND =
      "the catalogue (dialplans/src/main/resources/visitline/prompts/catalogue.csv) and the prompts"
          + " that the dialogue uses (Prompt, SpokenTime) differ; add the row, or take it out";

  /** Words that say: this language does not use that row. */
  private static final String NOT_USED = "-";

  @ParameterizedTest
  @EnumSource
  void every_prompt_has_words_and_all_words_are_prompts(Language language) throws IOException {
    Set<String> spoken = new TreeSet<>();
    for (NamedCsvRecord row : catalogue()) {
      String words = row.getField(language.code());
      assertThat(words).as(row.getField("key") + " in " + language + ": " + MEND).isNotBlank();
      if (!words.equals(NOT_USED)) {
        spoken.add(row.getField("key"));
      }
    }

    Set<String> used = new TreeSet<>(SpokenTime.fragments(language));
    Arrays.stream(Prompt.values()).map(Prompt::key).forEach(used::add);
    assertThat(spoken).as(MEND).isEqualTo(used);
  }

  @Test
  void the_languages_of_the_catalogue_are_those_of_the_dialogue() throws IOException {
    List<String> columns = catalogue().getFirst().getHeader();

    assertThat(columns.subList(1, columns.size()))
        .containsExactlyElementsOf(Arrays.stream(Language.values()).map(Language::code).toList());
  }

  private static List<NamedCsvRecord> catalogue() throws IOException {
    try (Reader reader =
            new InputStreamReader(
                PromptCatalogueTest.class.getResourceAsStream("/visitline/prompts/catalogue.csv"),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return csv.stream().toList();
    }
  }
}
