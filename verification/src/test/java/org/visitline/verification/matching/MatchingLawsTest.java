package org.visitline.verification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.time.DateRange;

/** The optimum, beside one found by trying every assignment there is. */
class MatchingLawsTest {

  static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final ProviderId ELM = new ProviderId("Elm");
  private static final ServiceUser MRS_A =
      new ServiceUser(new ServiceUserId("A"), "1001", "Mrs A", Address.UNKNOWN, List.of(), false);

  /** Where these contests change the date, in minutes, and with it the match window. */
  private static final int TEN = 600;

  private static final Policies POLICIES =
      new Policies(
          List.of(
              new Policies.Dated(null, DAY, EveryAssignment.POLICY),
              new Policies.Dated(null, DAY.plusDays(1), EveryAssignment.LATER)));

  /** What was attended and what was commissioned, some of it named in the rota. */
  record Contest(List<Visit> visits, List<CommissionedVisit> commissioned, List<RotaEntry> rota) {}

  @Property(tries = 3000)
  void no_assignment_is_better(@ForAll("contests") Contest contest) {
    assertThat(pairs(match(contest))).isEqualTo(EveryAssignment.best(contest));
  }

  @Property(tries = 300)
  void the_order_they_come_in_does_not_matter(
      @ForAll("contests") Contest contest, @ForAll Random order) {
    List<Visit> visits = new ArrayList<>(contest.visits());
    List<CommissionedVisit> commissioned = new ArrayList<>(contest.commissioned());
    List<RotaEntry> rota = new ArrayList<>(contest.rota());
    Collections.shuffle(visits, order);
    Collections.shuffle(commissioned, order);
    Collections.shuffle(rota, order);
    assertThat(pairs(match(new Contest(visits, commissioned, rota))))
        .isEqualTo(pairs(match(contest)));
  }

  /** A house with sixty visits a day by fifteen workers, all within reach of each other. */
  @Property(tries = 30)
  void in_a_house_full_of_visits_no_assignment_is_better_and_none_is_long_in_coming(
      @ForAll Random random) {
    List<Visit> visits =
        IntStream.range(0, 60)
            .mapToObj(i -> visit(i, i % 15, 420 + random.nextInt(960), true))
            .toList();
    List<CommissionedVisit> commissioned =
        IntStream.range(0, 60)
            .mapToObj(i -> commissioned(i, 420 + 15 * random.nextInt(64), 30, 30, 1))
            .toList();
    List<Candidate> candidates = candidates(visits, commissioned);
    SlotAssignment assignment = new SlotAssignment(candidates);
    Cost cost = Cost.of(60, candidates(visits, commissioned), assignment.best());
    assertThat(cost.total()).isEqualTo(FullHouse.leastCost(cost.ofPairs(), Cost.EMPTY));
    // Each of sixty visits looks at no more than each visit, each place and each slot a few times.
    assertThat(assignment.steps())
        .isGreaterThan(60)
        .isLessThan(60L * 10 * (60 + 60 + candidates.size()));
  }

  @Example
  void a_visit_is_near_a_commissioned_one_up_to_the_window_and_no_moment_further() {
    CommissionedVisit slot = commissioned(0, 540, 30, 30, 1);
    Duration window = Duration.ofMinutes(45);
    Instant early = MIDNIGHT.plus(Duration.ofMinutes(540 - 45));
    Instant late = MIDNIGHT.plus(Duration.ofMinutes(570 + 45));
    assertThat(Matching.isNear(slot, early, early, window)).isTrue();
    assertThat(Matching.isNear(slot, early.minusMillis(1), early.minusMillis(1), window)).isFalse();
    assertThat(Matching.isNear(slot, late, late, window)).isTrue();
    assertThat(Matching.isNear(slot, late.plusMillis(1), late.plusMillis(1), window)).isFalse();
    Instant gone = late.plus(slot.duration());
    assertThat(Matching.isNear(slot, null, gone, window)).as("by when it was to end").isTrue();
    assertThat(Matching.isNear(slot, null, gone.plusMillis(1), window)).isFalse();
  }

  private static List<Candidate> candidates(
      List<Visit> visits, List<CommissionedVisit> commissioned) {
    List<Candidate> candidates = new ArrayList<>();
    for (Visit visit : visits) {
      for (CommissionedVisit slot : commissioned) {
        Candidate candidate =
            Candidate.within(Duration.ofMinutes(120), slot, visit, new Rota(List.of()));
        if (candidate != null) {
          candidates.add(candidate);
        }
      }
    }
    return candidates;
  }

  /** What assignments cost, in whole minutes: an empty slot more than all distances together. */
  private record Cost(long[][] ofPairs, long total) {

    static final long EMPTY = 1_000_000_000L;

    static Cost of(int size, List<Candidate> candidates, List<Match> matches) {
      long[][] ofPairs = new long[size][size];
      for (long[] row : ofPairs) {
        Arrays.fill(row, EMPTY);
      }
      for (Candidate candidate : candidates) {
        ofPairs[number(candidate.visit().id().value())][
                number(candidate.commissioned().id().value())] =
            candidate.distance().toMinutes() * 100_000 + candidate.offset().toMinutes();
      }
      long total = EMPTY * (size - matches.size());
      for (Match match : matches) {
        total +=
            ofPairs[number(match.visit().id().value())][number(match.commissioned().id().value())];
      }
      return new Cost(ofPairs, total);
    }

    private static int number(String id) {
      return Integer.parseInt(id.substring(1));
    }
  }

  private static List<Match> match(Contest contest) {
    return Matching.match(
        contest.visits(), contest.commissioned(), new Rota(contest.rota()), POLICIES);
  }

  private static List<String> pairs(List<Match> matches) {
    return matches.stream()
        .map(m -> m.commissioned().id() + " " + m.visit().id())
        .sorted()
        .toList();
  }

  @Provide
  Arbitrary<Contest> contests() {
    // Few workers and a coarse clock: ties are what is hard.
    Arbitrary<Integer> quarterHours = Arbitraries.integers().between(32, 48);
    Arbitrary<List<Visit>> visits =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                quarterHours,
                Arbitraries.integers().between(0, 5))
            .as((worker, at, kind) -> new int[] {worker, at * 15, kind})
            .list()
            .ofMaxSize(5)
            .map(
                rows ->
                    IntStream.range(0, rows.size())
                        .mapToObj(i -> visit(i, rows.get(i)[0], rows.get(i)[1], rows.get(i)[2] > 0))
                        .toList());
    Arbitrary<List<CommissionedVisit>> commissioned =
        Combinators.combine(
                quarterHours,
                Arbitraries.of(0, 0, 15, 30),
                Arbitraries.of(15, 30, 60),
                Arbitraries.integers().between(1, 3))
            .as((at, span, minutes, workers) -> new int[] {at * 15, span, minutes, workers})
            .list()
            .ofMaxSize(4)
            .map(
                rows ->
                    IntStream.range(0, rows.size())
                        .mapToObj(
                            i ->
                                commissioned(
                                    i,
                                    rows.get(i)[0],
                                    rows.get(i)[1],
                                    rows.get(i)[2],
                                    rows.get(i)[3]))
                        .toList());
    Arbitrary<List<RotaEntry>> rota =
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 2))
            .as(
                (slot, worker) ->
                    new RotaEntry(
                        new CommissionedVisitId("C" + slot), new CareWorkerId("W" + worker)))
            .list()
            .ofMaxSize(4);
    return Combinators.combine(visits, commissioned, rota).as(Contest::new);
  }

  private static Visit visit(int number, int worker, int minute, boolean arrived) {
    Instant at = MIDNIGHT.plus(Duration.ofMinutes(minute));
    return new Visit(
        new VisitId("K" + number),
        MRS_A,
        new CareWorker(
            new CareWorkerId("W" + worker), ELM, "", List.of(), null, null, DateRange.ALWAYS),
        DAY,
        null,
        null,
        List.of(),
        arrived ? at : null,
        arrived ? null : at,
        null,
        false,
        null);
  }

  private static CommissionedVisit commissioned(
      int number, int minute, int span, int duration, int workers) {
    Instant start = MIDNIGHT.plus(Duration.ofMinutes(minute));
    return new CommissionedVisit(
        new CommissionedVisitId("C" + number),
        MRS_A.id(),
        ELM,
        "personal care",
        minute < TEN ? DAY : DAY.plusDays(1),
        start,
        start.plus(Duration.ofMinutes(span)),
        Duration.ofMinutes(duration),
        workers,
        false,
        false);
  }
}
