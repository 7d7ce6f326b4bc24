package org.visitline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.Database;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.store.JooqWhole;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.whatif.ChangedLine;
import org.visitline.verification.whatif.RuleCount;
import org.visitline.verification.whatif.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what another policy would have found and paid. */
@Command(
    name = "whatif",
    description = {
      "Say what another policy would have found: how often each rule for each provider, and which"
          + " visits would be others on the timesheet, beside the policies in force.",
      "The policy is taken to have been in force at every time, whatever its valid_from.",
      "Reads a folder of files (--in) or the database; changes nothing."
    },
    mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

  @Option(names = "--policy", required = true, description = "the other policy (docs/files.md)")
  Path policy = Path.of("");

  @Option(names = "--from", description = "the first civil date that is looked at: 2026-04-01")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "the last civil date that is looked at")
  @Nullable LocalDate to;

  @Option(
      names = "--all",
      description =
          "a policy without provider_id binds every provider, also those with one of their own")
  boolean all;

  @Option(names = "--in", description = "a folder of input files; without it: the database")
  @Nullable Path in;

  @Option(
      names = "--in-force",
      description =
          "with --in: a policy file that is in force, once for each contract and time; without it"
              + " the defaults")
  List<Path> policiesInForce = List.of();

  @Option(
      names = "--as-of",
      converter = VerifyCommand.AsOf.class,
      description = "'now' for all that depends on it; without it: now")
  @Nullable Instant asOf;

  @Option(
      names = "--visits",
      defaultValue = "20",
      description = "how many of the visits that change are shown (${DEFAULT-VALUE})")
  int visits;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws IOException {
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException("--from " + from + " is after --to " + to);
    }
    if (in == null && !policiesInForce.isEmpty()) {
      throw new IllegalArgumentException(
          "--in-force goes with --in; the database knows which policies are in force there");
    }
    Policies.Dated other = PolicyFiles.read(policy);
    if (all && other.provider() != null) {
      throw new IllegalArgumentException(
          "--all goes with a policy that names no provider_id; " + policy + " names one");
    }
    Instant now = asOf == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : asOf;
    long begun = System.nanoTime();
    WhatIf whatIf = load(now);
    long loaded = System.nanoTime();
    WhatIf.Answer answer =
        whatIf.ask(
            all ? Policies.always(other.policy()) : inForce.butFor(other), new DateRange(from, to));
    long answered = System.nanoTime();
    print(answer, other.policy().version());
    System.err.printf(
        "Loaded and measured by the policies in force in %.1f s, by the other in %.1f s.%n",
        (loaded - begun) / 1e9, (answered - loaded) / 1e9);
    return 0;
  }

  private Policies inForce = Policies.DEFAULT;

  private WhatIf load(Instant now) throws IOException {
    if (in != null) {
      inForce = PolicyFiles.read(policiesInForce);
      Borough borough = BoroughFiles.read(in, "GB", new ToTerminal());
      return whatIf(borough, Decisions.NONE, now);
    }
    try (Database database = Database.open(options.address(), 2)) {
      JooqWhole whole = JooqWhole.load(database.jooq(), CivilZone.LONDON);
      inForce = whole.policies();
      return whatIf(whole.borough(), whole.decisions(), now);
    }
  }

  private WhatIf whatIf(Borough borough, Decisions decisions, Instant now) {
    Setting setting =
        new Setting(borough.directory(), inForce, CivilZone.LONDON, borough.outages(), now);
    return new WhatIf(borough, setting, decisions);
  }

  private void print(WhatIf.Answer answer, String version) {
    System.out.printf(
        "%-20s %-24s %10s %10s %10s%n", "provider", "rule", "in force", version, "more");
    for (RuleCount count : answer.counts()) {
      if (count.before() != count.after()) {
        System.out.printf(
            "%-20s %-24s %10d %10d %+10d%n",
            count.provider(),
            count.code(),
            count.before(),
            count.after(),
            count.after() - count.before());
      }
    }
    long minutes = answer.changed().stream().mapToLong(ChangedLine::minutes).sum();
    System.out.printf(
        "%n%,d of %,d visits would be others on the timesheet; %+,d minutes payable.%n",
        answer.changed().size(), answer.visits(), minutes);
    answer.changed().stream().limit(visits).forEach(WhatIfCommand::print);
    if (answer.changed().size() > visits) {
      System.out.printf("... and %,d more (--visits)%n", answer.changed().size() - visits);
    }
  }

  private static void print(ChangedLine change) {
    var line = change.either();
    System.out.printf(
        "%s  %s  %s  %s -> %s  %+d min  %s%n",
        line.matched().visit().date(),
        line.matched().visit().id(),
        line.matched().visit().provider(),
        change.before() == null ? "no such visit" : change.before().status(),
        change.after() == null ? "no such visit" : change.after().status(),
        change.minutes(),
        (change.added().isEmpty() ? "" : "+" + change.added())
            + (change.gone().isEmpty() ? "" : " -" + change.gone()));
  }
}
