package org.visitline.verification.casework;

/**
 * Why somebody decided so, and who it was.
 *
 * @param reasonCode one of the reason codes that are offered
 * @param note in the author's own words; some reasons ask for one
 * @param author whoever is logged in
 */
public record Signed(String reasonCode, String note, String author) {

  /** No note is longer. */
  public static final int LONGEST_NOTE = 2_000;
}
