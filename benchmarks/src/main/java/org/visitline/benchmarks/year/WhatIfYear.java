package org.visitline.benchmarks.year;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.benchmarks.Machine;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.whatif.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long 'what if' takes over a year that is loaded. */
@Command(
    name = "whatif",
    description = {
      "Time 'what would another policy have found' over the year, once it is loaded.",
      "Asked are a policy that measures otherwise, and one by which visits take other slots."
    },
    mixinStandardHelpOptions = true)
final class WhatIfYear implements Callable<Integer> {

  private static final Duration WITHIN = Duration.ofSeconds(10);

  @Option(names = "--dir", required = true, description = "where to keep the year")
  Path dir = Path.of("");

  @Option(names = "--size", description = "1 is 4,000 people and 800,000 visits")
  double size = 1;

  @Option(names = "--rounds", description = "how often each is asked (${DEFAULT-VALUE})")
  int rounds = 3;

  @Option(names = "--seed", description = "the same seed writes the same files")
  long seed = 1;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT, "heap at most %d MiB%n", Runtime.getRuntime().maxMemory() / (1 << 20));
    YearOfCare year = new YearOfCare(size, seed, LocalDate.parse("2025-10-01"));
    Path in = dir.resolve("in-" + size);
    if (!Files.exists(in)) {
      year.write(in);
    }
    long begun = System.nanoTime();
    Borough borough = BoroughFiles.read(in, "GB", new NothingRejected());
    Setting setting =
        new Setting(
            borough.directory(),
            Policies.DEFAULT,
            CivilZone.LONDON,
            borough.outages(),
            year.asOf());
    WhatIf whatIf = new WhatIf(borough, setting, Decisions.NONE);
    System.out.printf(
        Locale.ROOT, "loaded, and measured by the policy in force: %.1f s%n", since(begun));
    Policy stricter = Policy.DEFAULT.withLateness(10, 20).named("stricter");
    Policy nearer = Policy.DEFAULT.with(PolicyNumber.MATCH_WINDOW_MINUTES, 60).named("nearer");
    boolean held = ask(whatIf, stricter, "late after 10 min");
    held &= ask(whatIf, nearer, "matched within 60 min");
    return held ? 0 : 1;
  }

  private boolean ask(WhatIf whatIf, Policy policy, String what) {
    List<Double> seconds = new ArrayList<>();
    WhatIf.@Nullable Answer answer = null;
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      answer = whatIf.ask(Policies.always(policy), new DateRange(null, null));
      seconds.add(since(begun));
    }
    double first = seconds.getFirst();
    Collections.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-22s first %.2f s, median %.2f s, longest %.2f s; %,d of %,d visits change%n",
        what,
        first,
        seconds.get(seconds.size() / 2),
        seconds.getLast(),
        answer == null ? 0 : answer.changed().size(),
        answer == null ? 0 : answer.visits());
    return seconds.getLast() * 1000 <= WITHIN.toMillis();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static final class NothingRejected implements FileNotes {

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("the year is not whole: " + rejection);
    }

    @Override
    public void warned(String file, String text) {
      // A note about a column does not make the year another.
    }
  }
}
