package org.visitline.app.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.app.sample.care.Chronicle;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.orders.CommissionedVisit;

/** Makes a borough that does not exist, and writes what its council and agencies would send. */
public final class SampleBorough {

  /** Calls before it are history; from it on they are today's script. */
  public static final LocalTime DAY_BEGINS = LocalTime.of(6, 0);

  /** The script ends here, while Ada's last visit is still to come. */
  public static final LocalTime DAY_ENDS = LocalTime.of(22, 35);

  private SampleBorough() {}

  /**
   * Writes every input file, the script of today's calls and a README. Same size, seed and date,
   * same bytes.
   *
   * @param dir made if it is not there; files of the same names are overwritten
   * @param today the day whose calls are left to be played; the weeks before it are history
   */
  public static void write(Path dir, SampleSize size, long seed, LocalDate today) {
    FictionalNumbers numbers = new FictionalNumbers(Dice.of(seed, "numbers"));
    Population population = Population.of(size, seed, today, numbers);
    LocalDate first = today.minusWeeks(size.weeks());
    Chronicle chronicle = Chronicle.of(population, first, today, seed, numbers);
    Instant opening = opening(today);
    Instant closing = today.atTime(DAY_ENDS).atZone(CommissionedVisit.ZONE).toInstant();
    List<SampleCall> history =
        chronicle.calls().stream().filter(call -> call.at().isBefore(opening)).toList();
    List<SampleCall> script =
        chronicle.calls().stream()
            .filter(call -> !call.at().isBefore(opening) && call.at().isBefore(closing))
            .toList();
    try {
      Files.createDirectories(dir);
      new PeopleFiles(dir).write(population, first);
      new CareFiles(dir).write(chronicle);
      new LoggedCallsFile(dir).write(history);
      TodaysScript.write(dir, script);
      Readme.write(dir, size, seed, today);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the sample borough to " + dir, e);
    }
  }

  /** The instant at which the script of a date begins. */
  public static Instant opening(LocalDate today) {
    return today.atTime(DAY_BEGINS).atZone(CommissionedVisit.ZONE).toInstant();
  }
}
