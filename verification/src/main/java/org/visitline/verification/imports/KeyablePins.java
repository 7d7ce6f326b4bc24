package org.visitline.verification.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.visitline.schema.CheckDigit;
import org.visitline.schema.PinSettings;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.files.FileNotes;

/**
 * Leaves out workers whose PIN the phone service could never take: it has more digits than are
 * waited for, or lacks the check digit that is asked for. Of those whose PIN has fewer digits it is
 * said that they must end it themselves.
 */
final class KeyablePins {

  /** Enough to find the rest by. */
  private static final int MOST_NAMED = 5;

  private final PinSettings phone;
  private final SortedSet<String> shorter = new TreeSet<>();

  /**
   * By what the phone service takes.
   *
   * @param phone its settings
   */
  KeyablePins(PinSettings phone) {
    this.phone = phone;
  }

  /** Those who get in. */
  List<Line<CareWorker>> of(List<Line<CareWorker>> lines, Tally tally) {
    List<Line<CareWorker>> fine = new ArrayList<>();
    for (Line<CareWorker> line : lines) {
      String pin = line.row().pins().getFirst().token();
      if (pin.length() > phone.fewest()) {
        tally.reject(
            line,
            "pin",
            "",
            "has %d digits, and %s".formatted(pin.length(), asked()),
            "Give the worker a PIN of %d digits; or start every node first with --pin-length %d, and"
                    .formatted(phone.fewest(), pin.length())
                + " the dialplan with that VISITLINE_PIN_LENGTH, and load the file again");
      } else if (phone.checkDigit() && !CheckDigit.isRight(pin)) {
        tally.reject(
            line,
            "pin",
            "",
            "does not end in its check digit, and the phone service takes no other",
            "Give the worker a PIN in the portal; or start every node first without --check-digit,"
                + " and load the file again");
      } else {
        if (phone.areTold() && pin.length() < phone.most()) {
          shorter.add(line.row().id().value());
        }
        fine.add(line);
      }
    }
    return fine;
  }

  private String asked() {
    if (!phone.areTold()) {
      return "a phone service that is not told otherwise takes " + PinSettings.USUAL_DIGITS;
    }
    return phone.agree()
        ? "the phone service takes " + phone.fewest()
        : "its nodes ask for different lengths: " + phone.byNode();
  }

  /** Says whose PIN is shorter than what is asked for. */
  void tell(String file, FileNotes notes) {
    if (!shorter.isEmpty()) {
      notes.warned(
          file,
          "%d care workers have a PIN of fewer than the %d digits that the phone service asks for,"
                  .formatted(shorter.size(), phone.most())
              + " and must key # behind it, or wait for eight seconds ("
              + String.join(", ", shorter.stream().limit(MOST_NAMED).toList())
              + (shorter.size() > MOST_NAMED ? ", ..." : "")
              + "); give them longer ones");
    }
  }
}
