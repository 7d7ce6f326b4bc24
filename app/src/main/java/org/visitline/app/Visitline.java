package org.visitline.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one command a job, each a class beside this one. */
@Command(
    name = "visitline",
    description = "Landline visit verification for councils and homecare providers.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      PhoneCommand.class,
      IvrCommand.class,
      PortalCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      DayCommand.class,
      SampleCommand.class,
      UserCommand.class,
      JournalCommand.class,
      WitnessCommand.class,
      PolicyCommand.class,
      WhatIfCommand.class
    })
public final class Visitline {

  private Visitline() {}

  /**
   * Runs one command and ends with its exit code: 0 done, 1 it could not be done, 2 the words were
   * off.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Visitline())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new PlainErrors());
  }
}
