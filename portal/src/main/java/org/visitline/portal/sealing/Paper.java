package org.visitline.portal.sealing;

import java.time.Instant;
import java.util.List;
import org.visitline.portal.timesheets.Period;

/**
 * A sealed timesheet or a correction, as a list shows it.
 *
 * @param drawnUpBy a person's name; empty where Visitline drew it up by itself, at night
 * @param due minutes that it adds to what is to be paid; below 0 where it takes back
 * @param seals what each party said, the earlier first
 */
public record Paper(
    PaperId id,
    String providerId,
    String provider,
    Period period,
    String drawnUpBy,
    Instant drawnUpAt,
    long visits,
    long due,
    List<Seal> seals) {

  /**
   * What one party said to it.
   *
   * @param sealed false: sent back, with the reason in the note
   */
  public record Seal(Party party, boolean sealed, String note, String by, Instant at) {}

  /** How far it is. */
  public enum Standing {
    /** Of the provider's, who has not looked at a correction yet. */
    WAITS_FOR_PROVIDER("Waits for the provider", "state-late"),
    /** Of an officer's. */
    WAITS_FOR_COUNCIL("Waits for the council", "state-arrived"),
    /** Both have sealed it. */
    SEALED("Sealed by both", "state-done"),
    /** It holds nothing any more; the period can be sealed anew. */
    RETURNED("Returned by the council", "state-missed");

    private final String label;
    private final String css;

    Standing(String label, String css) {
      this.label = label;
      this.css = css;
    }

    /** On a tag. */
    public String label() {
      return label;
    }

    /** For the style sheet. */
    public String css() {
      return css;
    }
  }

  /** How far it is. */
  public Standing standing() {
    if (seals.stream().anyMatch(seal -> !seal.sealed())) {
      return Standing.RETURNED;
    }
    if (!isSealedBy(Party.PROVIDER)) {
      return Standing.WAITS_FOR_PROVIDER;
    }
    return isSealedBy(Party.COUNCIL) ? Standing.SEALED : Standing.WAITS_FOR_COUNCIL;
  }

  /** Whether that party has sealed it. */
  public boolean isSealedBy(Party party) {
    return seals.stream().anyMatch(seal -> seal.party() == party && seal.sealed());
  }

  /** Its files' names, up to the ending. */
  public String fileName() {
    String correction = id.correction() == 0 ? "" : "-correction-" + id.correction();
    return "timesheet-%d%s-%s-%s"
        .formatted(id.timesheet(), correction, providerId, period.named())
        .replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
