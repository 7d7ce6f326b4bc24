package org.visitline.app.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.SampleSize;

/** The sample's README.txt: nobody in it is real. */
final class Readme {

  private Readme() {}

  static void write(Path dir, SampleSize size, long seed, LocalDate today) throws IOException {
    Files.writeString(
        dir.resolve("README.txt"),
        """
        A SAMPLE BOROUGH. EVERYTHING IN THIS FOLDER IS FICTIONAL.

        People, agencies and streets were put together from word lists by chance; a likeness to
        anybody is chance too. Telephone numbers are from the ranges that Ofcom keeps for drama and
        ring nobody. The postcode area QX does not exist.

        %d agencies, %d service users, %d care workers, %d weeks of calls before %s. Made with seed
        %d: the same size, seed and date make the same files, byte for byte.

        logged_calls.csv holds the calls of the weeks before the day, calls_today.csv the script of
        the day's calls, which the demo rings one by one. The other files are what a council and its
        agencies would send. PINs stand here in clear for you to try them; in the database they are
        only hashes.

        To try the telephone: ring from %s (Mrs Ada Example) with the PIN %s (Sam Example).

        Every kind of discrepancy occurs but two: MANUAL_ENTRY and MANUAL_AT_PLAN rest on amendments,
        which people make in the portal and no input file carries.
        """
            .formatted(
                size.providers(),
                size.serviceUsers(),
                size.careWorkers(),
                size.weeks(),
                today,
                seed,
                FictionalNumbers.ADAS_LINE,
                Population.DEMO_PIN));
  }
}
