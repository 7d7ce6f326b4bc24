package org.visitline.portal.sealing;

import java.util.Optional;

/**
 * A sealed timesheet, or one of its corrections.
 *
 * @param timesheet its number, counted over all providers
 * @param correction 0 for the timesheet itself
 */
public record PaperId(long timesheet, int correction) {

  /** What an address or a form names, if it names one at all. */
  static Optional<PaperId> find(String timesheet, String correction) {
    try {
      PaperId id = new PaperId(Long.parseLong(timesheet), Integer.parseInt(correction));
      return id.timesheet() > 0 && id.correction() >= 0 ? Optional.of(id) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code Timesheet 17}, {@code Correction 2 to timesheet 17}. */
  public String name() {
    return correction == 0
        ? "Timesheet " + timesheet
        : "Correction %d to timesheet %d".formatted(correction, timesheet);
  }

  /** In addresses. */
  public String address() {
    return correction == 0 ? "" + timesheet : timesheet + "/" + correction;
  }

  /** For other people's systems, which take a second file of one reference for the first again. */
  public String reference() {
    return correction == 0 ? "T" + timesheet : "T%d-C%d".formatted(timesheet, correction);
  }
}
