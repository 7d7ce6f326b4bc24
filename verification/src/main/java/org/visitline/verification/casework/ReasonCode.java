package org.visitline.verification.casework;

/**
 * A reason that can be given for a decision.
 *
 * @param preferred what happened is not the provider's fault
 * @param noteRequired it says too little without a note
 * @param archived no longer offered; what was decided for it stands
 */
public record ReasonCode(
    String code, String wording, boolean preferred, boolean noteRequired, boolean archived) {

  /** The one that is none of the list's: what it is, and whose fault, the note alone tells. */
  public static final String OTHER = "OTHER";

  /** No wording has more letters. */
  public static final int LONGEST_WORDING = 200;

  /** {@link #OTHER} beside a decision: which it was, its note has said there. */
  public static final String ANOTHER = "Another reason";

  /** A reason beside the decision that was taken for it. */
  public static String said(String code, String wording) {
    return code.equals(OTHER) ? ANOTHER : wording;
  }

  /** Whether it is none of the list's. */
  public boolean isOther() {
    return code.equals(OTHER);
  }
}
