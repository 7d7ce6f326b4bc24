package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.schema.ProviderId;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.policy.PaymentRule;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.TimesheetLine;
import org.visitline.verification.whatif.ChangedLine;
import org.visitline.verification.whatif.WhatIf;
import org.visitline.verification.whatif.WhatIfByDays;

/**
 * What is told in parts is what the command tells of the whole: over random histories with two
 * contracts, homes that share a line, amendments, decisions and outages, for some policies and for
 * times that begin and end anywhere in a month.
 *
 * <p>{@code -Dvisitline.whatif.rounds=100} drives so many; {@code -Dvisitline.whatif.seed=N} lets
 * one round happen again.
 */
class StoredWhatIfTest {

  private static final CivilZone ZONE = CivilZone.LONDON;
  private static final int SIDE_BY_SIDE = 20;
  private static final int STEPS = 20;
  private static final Instant BEGIN = Instant.parse("2026-01-20T06:00:00Z");

  @TempDir Path folder;

  private final Map<String, Integer> seen = new TreeMap<>();
  private Instant now = BEGIN;

  @Test
  void told_in_parts_it_is_what_the_command_tells_of_the_whole() {
    int rounds = Integer.getInteger("visitline.whatif.rounds", 3);
    long seed = Long.getLong("visitline.whatif.seed", 1);
    try (Database database = TestDatabases.fresh("what_if")) {
      for (int round = 0; round < rounds; round++) {
        happen(database, seed + round);
        compare(database, new Random(seed + round), seed + round);
      }
    }
    System.out.println(rounds + " boroughs asked of: " + seen);
    assertThat(seen).containsKeys("more", "fewer", "another line", "a visit by one alone");
  }

  private void happen(Database database, long seed) {
    JooqEmptied.of(database.jooq());
    now = BEGIN;
    Random random = new Random(seed);
    PinKey key = PinKey.at(folder.resolveSibling(folder.getFileName() + "-key"));
    ImportFiles files = new ImportFiles();
    List<RandomHistory> histories = new ArrayList<>();
    for (int number = 0; number < SIDE_BY_SIDE; number++) {
      histories.add(
          new RandomHistory(database.jooq(), files, key, seed * 1_000 + number, number, BEGIN));
    }
    histories.forEach(RandomHistory::begin);
    Verifier verifier = new Verifier(database, ZONE, () -> now);
    load(database, key, files);
    inForce(database, "version = a-1\nprovider_id = H001-PA\nlate_after_minutes = 20");
    inForce(database, "version = all-1\nvalid_from = 2026-03-10\nearly_before_minutes = 5");
    verifier.catchUp();
    for (int step = 0; step < STEPS; step++) {
      int most = List.of(600, 3_000, 9_000, 20_000).get(random.nextInt(4));
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(most)));
      if (random.nextInt(6) == 0) {
        Instant from = now.minus(Duration.ofHours(random.nextInt(100)));
        files.row("outages.csv", "from,to", from.toString(), now.toString());
      }
      histories.forEach(history -> history.goOn(now));
      load(database, key, files);
      verifier.catchUp();
    }
  }

  private void inForce(Database database, String policy) {
    JooqPolicies.add(database.jooq(), "policy", policy, now);
  }

  private void load(Database database, PinKey key, ImportFiles files) {
    if (!files.isEmpty()) {
      files.write(folder);
      new FolderImport(database, key, () -> now, ZONE, "GB").load(folder, NOTES);
    }
  }

  private void compare(Database database, Random random, long seed) {
    JooqWhole whole = JooqWhole.load(database.jooq(), ZONE);
    Setting setting =
        new Setting(
            whole.borough().directory(), whole.policies(), ZONE, whole.borough().outages(), now);
    WhatIf command = new WhatIf(whole.borough(), setting, whole.decisions());
    LocalDate begin = ZONE.dateOf(BEGIN);
    int days = (int) Duration.between(BEGIN, now).toDays();
    for (UnaryOperator<Policies> other : others()) {
      LocalDate first = begin.plusDays(random.nextInt(days));
      LocalDate last = first.plusDays(random.nextInt(50));
      int together = List.of(3, 10, 28).get(random.nextInt(3));
      assertThat(inParts(database, other, first, last, together))
          .as("seed %d, %s to %s, %d days together", seed, first, last, together)
          .isEqualTo(
              atOnce(command.ask(other.apply(whole.policies()), new DateRange(first, last))));
    }
  }

  private static List<UnaryOperator<Policies>> others() {
    Policy other = Policy.DEFAULT.named("other");
    return Stream.of(
            other.withLateness(3, 200).with(PolicyNumber.CRAMMING_GAP_MINUTES, 40),
            other
                .with(PolicyNumber.CLIPPING_DAYS, 60)
                .with(PolicyNumber.CLIPPING_BELOW_PERCENT, 97)
                .with(PolicyNumber.MISSED_AFTER_MINUTES, 500),
            other
                .with(PolicyNumber.MATCH_WINDOW_MINUTES, 700)
                .with(PolicyNumber.OPEN_BEYOND_COMMISSIONED_MINUTES, 900),
            other
                .with(PolicyNumber.MATCH_WINDOW_MINUTES, 10)
                .with(PolicyNumber.EXTRA_CALL_MINUTES, 60)
                .with(PolicyNumber.OPEN_WHERE_NOTHING_COMMISSIONED_MINUTES, 2_880),
            other
                .with(PolicyNumber.OPEN_BEYOND_COMMISSIONED_MINUTES, 0)
                .with(PolicyNumber.OPEN_WHERE_NOTHING_COMMISSIONED_MINUTES, 30)
                .withPayment(new PaymentRule.CommissionedWithin()))
        .<UnaryOperator<Policies>>mapMulti(
            (policy, into) -> {
              into.accept(inForce -> Policies.always(policy));
              into.accept(
                  inForce ->
                      inForce.butFor(
                          new Policies.Dated(new ProviderId("H003-PA"), LocalDate.MIN, policy)));
            })
        .toList();
  }

  private String inParts(
      Database database,
      UnaryOperator<Policies> other,
      LocalDate first,
      LocalDate last,
      int together) {
    List<ChangedLine> changed = new ArrayList<>();
    WhatIfByDays told =
        new StoredWhatIf(database.jooq(), ZONE, together)
            .ask(other, first, last, now, changed::add, (done, of) -> {});
    assertThat(told.changes()).isEqualTo(changed.size());
    assertThat(told.minutes()).isEqualTo(changed.stream().mapToLong(ChangedLine::minutes).sum());
    return said(new WhatIf.Answer(told.counts(), changed, told.visits()));
  }

  private String atOnce(WhatIf.Answer answer) {
    answer.counts().forEach(count -> see(count.after() - count.before()));
    answer
        .changed()
        .forEach(
            change ->
                seen.merge(
                    change.before() == null || change.after() == null
                        ? "a visit by one alone"
                        : "another line",
                    1,
                    Integer::sum));
    return said(answer);
  }

  private void see(long more) {
    if (more != 0) {
      seen.merge(more > 0 ? "more" : "fewer", 1, Integer::sum);
    }
  }

  private static String said(WhatIf.Answer answer) {
    List<String> lines = new ArrayList<>();
    answer.counts().forEach(count -> lines.add(count.toString()));
    answer.changed().stream()
        .map(
            change ->
                change.either().matched().visit().id()
                    + " "
                    + said(change.before())
                    + " -> "
                    + said(change.after()))
        .sorted()
        .forEach(lines::add);
    lines.add("of " + answer.visits());
    return String.join("\n", lines);
  }

  private static String said(@Nullable TimesheetLine line) {
    return line == null
        ? "nothing"
        : "%s %s %s %d min %s %s"
            .formatted(
                line.matched().visit().serviceUser().id(),
                line.matched().visit().date(),
                line.status(),
                line.payableMinutes(),
                line.discrepancies(),
                line.matched().commissioned() == null
                    ? "no slot"
                    : line.matched().commissioned().id());
  }

  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void warned(String file, String text) {
          throw new AssertionError(file + ": " + text);
        }
      };
}
