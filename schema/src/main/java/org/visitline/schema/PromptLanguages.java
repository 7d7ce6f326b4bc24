package org.visitline.schema;

import java.util.List;
import java.util.Optional;

/** The codes of the languages in which there are prompts, as a care worker's record has them. */
public final class PromptLanguages {

  /** The first is the one that is spoken where none is given. */
  public static final List<String> CODES = List.of("en-GB", "cy", "pl", "ro");

  private PromptLanguages() {}

  /** The code that is meant, however its letters are written; empty for one without prompts. */
  public static Optional<String> find(String written) {
    return CODES.stream().filter(code -> code.equalsIgnoreCase(written.strip())).findFirst();
  }
}
