package org.visitline.ivr.witness;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one look has found.
 *
 * @param from calls answered from then
 * @param to exclusive
 * @param records calls of ours in Asterisk's records
 * @param logged telephone calls in the log
 * @param differences in one and not in the other
 * @param moments when each call in the records that were given was answered, else begun, and over
 */
public record WitnessReport(
    Instant from,
    Instant to,
    int records,
    int logged,
    List<Difference> differences,
    Set<Instant> moments) {

  /** Calls that nobody could take, so close together, are one outage. */
  private static final Duration ONE_OUTAGE = Duration.ofMinutes(15);

  /** Makes it unchangeable. */
  public WitnessReport {
    differences = List.copyOf(differences);
    moments = Set.copyOf(moments);
  }

  /** How many have no reason. */
  public int unexplained() {
    return (int) differences.stream().filter(found -> found.reason().isUnexplained()).count();
  }

  /** How many rang and could be taken by nobody. */
  public int lost() {
    return (int) differences.stream().filter(found -> found.reason().isLost()).count();
  }

  /**
   * The times in which calls came and nobody took them. Of each Asterisk by itself, so that whoever
   * looks at one of them tells the same times as who looks at all.
   */
  List<Period> lostTimes() {
    Map<String, List<Period>> times = new TreeMap<>();
    for (Difference found : differences) {
      if (found.reason().isLost()) {
        String system = AsteriskId.find(found.asteriskId()).map(AsteriskId::system).orElse("");
        addLost(found, times.computeIfAbsent(system, _ -> new ArrayList<>()));
      }
    }
    return times.values().stream()
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(Period::from))
        .toList();
  }

  private static void addLost(Difference found, List<Period> times) {
    Period last = times.isEmpty() ? null : times.getLast();
    if (last != null && last.to().plus(ONE_OUTAGE).isAfter(found.at())) {
      times.removeLast();
      Instant to = found.until().isAfter(last.to()) ? found.until() : last.to();
      times.add(new Period(last.from(), to));
    } else {
      times.add(new Period(found.at(), found.until()));
    }
  }

  /**
   * Whether the calls with which a time of lost calls begins and ends are in the records that were
   * looked at. If not, another Asterisk told of it, or a file that was not given: then this look
   * cannot say that it was none. Asterisks are known by these moments, to the millisecond, for they
   * need not have names.
   */
  boolean tellsOf(Period lostTime) {
    return moments.contains(lostTime.from()) && moments.contains(lostTime.to());
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
