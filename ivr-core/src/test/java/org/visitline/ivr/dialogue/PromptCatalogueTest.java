package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
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

  @ParameterizedTest
  @EnumSource
  void every_prompt_has_words_and_all_words_are_prompts(Language language) throws IOException {
    Set<String> spoken = new TreeSet<>();
    for (NamedCsvRecord row : Catalogue.rows()) {
      String words = row.getField(language.code());
      assertThat(words).as(row.getField("key") + " in " + language + ": " + MEND).isNotBlank();
      if (!words.equals(Catalogue.NOT_USED)) {
        spoken.add(row.getField("key"));
      }
    }

    Set<String> used = new TreeSet<>(SpokenTime.fragments(language));
    Arrays.stream(Prompt.values()).map(Prompt::key).forEach(used::add);
    assertThat(spoken).as(MEND).isEqualTo(used);
  }

  @Test
  void the_languages_of_the_catalogue_are_those_of_the_dialogue() throws IOException {
    List<String> columns = Catalogue.rows().getFirst().getHeader();

    assertThat(columns.subList(1, columns.size()))
        .containsExactlyElementsOf(Arrays.stream(Language.values()).map(Language::code).toList());
  }
}
