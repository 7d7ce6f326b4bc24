package org.visitline.ivr.dialogue;

import java.util.Arrays;
import java.util.Optional;

/** A language that the prompts are spoken in. */
public enum Language {
  ENGLISH("en-GB", 12),
  WELSH("cy", 12),
  POLISH("pl", 24),
  ROMANIAN("ro", 24);

  private final String code;
  private final int hoursOfItsClock;

  Language(String code, int hoursOfItsClock) {
    this.code = code;
    this.hoursOfItsClock = hoursOfItsClock;
  }

  /** As a care worker's record, the catalogue's columns and the folders of sounds have it. */
  public String code() {
    return code;
  }

  /** Whether its speakers say 'five past' of an afternoon as of a morning. */
  boolean saysTwelveHours() {
    return hoursOfItsClock == 12;
  }

  /** The language of that code, however its letters are written; empty for one without prompts. */
  public static Optional<Language> find(String code) {
    return Arrays.stream(values())
        .filter(language -> language.code.equalsIgnoreCase(code.strip()))
        .findFirst();
  }
}
