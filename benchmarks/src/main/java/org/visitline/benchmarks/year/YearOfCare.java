package org.visitline.benchmarks.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/**
 * A year of a borough: 800,000 commissioned visits and 1.6 million calls of 4,000 people and 3,000
 * workers at size 1. Written day by day, so that memory does not grow with the year.
 *
 * @param size 0.25 for a quarter of the people and workers, 2 for twice as many
 * @param seed the same seed writes the same files
 * @param first the first date of the year
 */
public record YearOfCare(double size, long seed, LocalDate first) {

  /** How much was written. */
  public record Written(long visits, long calls) {}

  private static final int DAYS = 365;

  /** The instant by which every visit of the year is over and judged. */
  public Instant asOf() {
    return CivilZone.LONDON.startOf(first.plusDays(DAYS)).plus(Duration.ofHours(6));
  }

  /**
   * Writes the input files into a folder, making it if need be.
   *
   * @throws IOException if they cannot be written
   */
  public Written write(Path folder) throws IOException {
    Files.createDirectories(folder);
    LocalDate last = first.plusDays(DAYS - 1L);
    SplittableRandom random = new SplittableRandom(seed);
    Town town = new Town(size, random.nextLong(), first, last);
    List<Period> outages = outages(random);
    long visits = 0;
    long calls = 0;
    try (YearFiles files = new YearFiles(folder)) {
      files.people(town);
      files.orders(town);
      files.stays(town);
      files.outages(outages);
      for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
        Rounds rounds = new Rounds(town, date, random.split());
        rounds.planned().forEach(files::visit);
        List<Telephoning.Rung> rung =
            new Telephoning(random.split(), outages, calls).of(rounds.attended());
        rung.forEach(files::call);
        visits += rounds.planned().size();
        calls += rung.size();
      }
    }
    return new Written(visits, calls);
  }

  /** Some mornings of the year on which the telephones were out of order. */
  private List<Period> outages(SplittableRandom random) {
    List<Period> outages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Instant from =
          CivilZone.LONDON
              .startOf(first.plusDays(random.nextInt(DAYS)))
              .plus(Duration.ofMinutes(7 * 60 + random.nextInt(600)));
      outages.add(new Period(from, from.plus(Duration.ofMinutes(10 + random.nextInt(80)))));
    }
    return outages;
  }
}
