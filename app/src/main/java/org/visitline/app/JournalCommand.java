package org.visitline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.visitline.ivr.journal.JournalVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks after a node's journal. */
@Command(
    name = "journal",
    description = "Look after a node's journal.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = JournalCommand.Verify.class)
final class JournalCommand {

  @Command(
      name = "verify",
      description =
          "Say whether a journal is whole, and which record was removed or altered if it is not.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0: it is whole",
        "1: it could not be read",
        "2: the words were off",
        "3: it is not whole"
      })
  static final class Verify implements Callable<Integer> {

    private static final int NOT_WHOLE = 3;

    @Parameters(paramLabel = "DIR", description = "the node's journal folder")
    Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      JournalVerification.Report report = JournalVerification.verify(folder);
      if (report.files() == 0) {
        throw new IllegalArgumentException(
            "there is no journal in "
                + folder
                + ": name the folder `journal` in the node's --data");
      }
      report.faults().forEach(System.out::println);
      if (report.first() > 1) {
        System.out.printf(
            "It begins with file %d: the %d before it are not here, and nothing is said of them.%n",
            report.first(), report.first() - 1);
      }
      System.out.printf(
          "%d records of %d calls in %d files; %s. Its head is %s%n",
          report.records(),
          report.calls(),
          report.files(),
          report.isWhole() ? "whole" : report.faults().size() + " faults",
          report.head());
      return report.isWhole() ? 0 : NOT_WHOLE;
    }
  }
}
