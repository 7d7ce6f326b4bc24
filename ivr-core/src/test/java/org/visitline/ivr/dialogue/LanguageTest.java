package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.visitline.schema.PromptLanguages;

class LanguageTest {

  @Test
  void a_file_may_name_every_language_that_is_spoken_and_no_other() {
    assertThat(Arrays.stream(Language.values()).map(Language::code))
        .containsExactlyElementsOf(PromptLanguages.CODES);
  }
}
