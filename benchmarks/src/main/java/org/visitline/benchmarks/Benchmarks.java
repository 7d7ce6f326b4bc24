package org.visitline.benchmarks;

import org.visitline.benchmarks.phone.DatabaseAwayCommand;
import org.visitline.benchmarks.phone.HeldCommand;
import org.visitline.benchmarks.phone.KillsCommand;
import org.visitline.benchmarks.phone.PeakCommand;
import org.visitline.benchmarks.phone.ThroughputCommand;
import org.visitline.benchmarks.portal.FiveYearsCommand;
import org.visitline.benchmarks.portal.PagesCommand;
import org.visitline.benchmarks.portal.TimesheetFilesCommand;
import org.visitline.benchmarks.store.StoreCommand;
import org.visitline.benchmarks.year.YearCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** One command a benchmark, each in the package of its subject. */
@Command(
    name = "benchmarks/run",
    description = {
      "Measure Visitline on this machine.",
      "A figure means something only if nothing else runs meanwhile."
    },
    synopsisSubcommandLabel = "NAME",
    mixinStandardHelpOptions = true,
    subcommands = {
      MachineCommand.class,
      ThroughputCommand.class,
      PeakCommand.class,
      HeldCommand.class,
      KillsCommand.class,
      DatabaseAwayCommand.class,
      YearCommand.class,
      StoreCommand.class,
      FiveYearsCommand.class,
      PagesCommand.class,
      TimesheetFilesCommand.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs one; 0 if it held what it promises, 1 if it did not, 2 if the words were off. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmarks()).execute(args));
  }
}
