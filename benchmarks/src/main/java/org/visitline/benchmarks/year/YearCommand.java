package org.visitline.benchmarks.year;

import picocli.CommandLine.Command;

/** The engine over a year of files. */
@Command(
    name = "year",
    description = "A seeded year of a borough, from files to files.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {WriteYear.class, VerifyYear.class, SqlYear.class, WhatIfYear.class})
public final class YearCommand {}
