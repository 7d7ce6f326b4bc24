package org.visitline.ivr.witness;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one look has found.
 *
 * @param from calls answered from then
 * @param to exclusive
 * @param records calls of ours in Asterisk's records
 * @param logged telephone calls in the log
 * @param differences in one and not in the other
 */
public record WitnessReport(
    Instant from, Instant to, int records, int logged, List<Difference> differences) {

  /** Calls that nobody could take, so close together, are one outage. */
  private static final Duration ONE_OUTAGE = Duration.ofMinutes(15);

  /** Makes it unchangeable. */
  public WitnessReport {
    differences = List.copyOf(differences);
  }

  /** How many have no reason. */
  public int unexplained() {
    return (int) differences.stream().filter(found -> found.reason().isUnexplained()).count();
  }

  /** How many rang and could be taken by nobody. */
  public int lost() {
    return (int) differences.stream().filter(found -> found.reason().isLost()).count();
  }

  /** The times in which calls came and nobody took them. */
  List<Period> lostTimes() {
    List<Period> times = new ArrayList<>();
    for (Difference found : differences) {
      if (!found.reason().isLost()) {
        continue;
      }
      Period last = times.isEmpty() ? null : times.getLast();
      if (last != null && last.to().plus(ONE_OUTAGE).isAfter(found.at())) {
        times.removeLast();
        Instant to = found.until().isAfter(last.to()) ? found.until() : last.to();
        times.add(new Period(last.from(), to));
      } else {
        times.add(new Period(found.at(), found.until()));
      }
    }
    return times;
  }

  /** For an operator: counts by reason with what to do, and each call that has none. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s to %s: %d calls in Asterisk's records, %d in the call log%n"
            .formatted(from, to, records, logged));
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    differences.forEach(found -> counts.merge(found.reason(), 1, Integer::sum));
    counts.forEach(
        (reason, count) ->
            text.append("%6d %-18s %s%n".formatted(count, reason, reason.meaning())));
    differences.stream()
        .filter(found -> found.reason().isUnexplained() || found.reason().isLost())
        .forEach(
            found ->
                text.append(
                    "%s %s %s %s%n"
                        .formatted(
                            found.at(), found.reason(), found.asteriskId(), found.callId())));
    text.append(
        unexplained() == 0
            ? "Nothing is unexplained.%n".formatted()
            : "%d calls are unexplained.%n".formatted(unexplained()));
    return text.toString();
  }

  /** The same, call by call. */
  public void writeCsv(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("asterisk_id", "call_id", "at", "reason", "meaning");
      for (Difference found : differences) {
        csv.writeRecord(
            found.asteriskId(),
            found.callId(),
            found.at().toString(),
            found.reason().name(),
            found.reason().meaning());
      }
    }
  }
}
