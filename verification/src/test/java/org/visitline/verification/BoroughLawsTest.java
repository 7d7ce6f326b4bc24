package org.visitline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.directory.WorkerPin;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.schedule.VisitTerms;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;

/** What holds of every borough, however its people ring. */
class BoroughLawsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-28");
  private static final Instant MIDNIGHT = CivilZone.LONDON.startOf(DAY);

  /** Two days around the night that spring shortens, at a few homes of which two share a line. */
  static Borough borough(long seed) {
    Random random = new Random(seed);
    List<ServiceUser> homes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String number = "+44207946010" + Math.max(1, i);
      homes.add(
          new ServiceUser(
              new ServiceUserId("S" + i),
              "100" + i,
              "Person " + i,
              new Address(null, null, null, i == 3 ? null : new Coordinates(51.4 + i * 0.1, 0)),
              List.of(new RegisteredNumber(number, Period.ALWAYS)),
              false));
    }
    List<CareWorker> workers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      workers.add(
          new CareWorker(
              new CareWorkerId("W" + i),
              new ProviderId(i == 3 ? "Oak" : "Elm"),
              "Worker " + i,
              List.of(new WorkerPin("14120" + i, DateRange.ALWAYS)),
              i == 0 ? "+447700900000" : null,
              null,
              new DateRange(null, i == 2 ? DAY : null)));
    }
    List<DatedVisit> dated = new ArrayList<>();
    List<RotaEntry> rota = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      CommissionedVisitId id = new CommissionedVisitId("C" + i);
      LocalTime start = LocalTime.MIN.plusMinutes(15L * random.nextInt(96));
      dated.add(
          new DatedVisit(
              id,
              new ServiceUserId("S" + random.nextInt(4)),
              new ProviderId(random.nextInt(5) == 0 ? "Oak" : "Elm"),
              "personal care",
              DAY.plusDays(random.nextInt(2)),
              new VisitTerms(
                  start,
                  random.nextBoolean() ? null : start.plusMinutes(30),
                  Duration.ofMinutes(15L * (1 + random.nextInt(4))),
                  1 + random.nextInt(2),
                  false),
              random.nextInt(8) == 0));
      if (random.nextInt(3) == 0) {
        rota.add(new RotaEntry(id, new CareWorkerId("W" + random.nextInt(4))));
      }
    }
    List<LoggedCall> calls = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      calls.add(call(i, random));
    }
    List<Suspension> suspensions = new ArrayList<>();
    if (random.nextBoolean()) {
      suspensions.add(
          new Suspension(new ServiceUserId("S1"), new Period(at(random), null), "hospital"));
    }
    List<Outage> outages = new ArrayList<>();
    if (random.nextBoolean()) {
      Instant from = at(random);
      outages.add(new Outage(new Period(from, from.plusSeconds(1200)), ""));
    }
    return new Borough(
        new Directory(homes, workers, List.of()),
        List.of(),
        dated,
        rota,
        suspensions,
        outages,
        calls,
        List.of(),
        List.of());
  }

  private static Instant at(Random random) {
    Duration after = Duration.ofMinutes(5L * random.nextInt(47 * 12));
    return MIDNIGHT.plus(after).plusMillis(random.nextInt(3) == 0 ? 1 : 0);
  }

  private static LoggedCall call(int number, Random random) {
    List<String> telephones =
        List.of("+442079460101", "+442079460102", "+442079460103", "+447700900000", "");
    String caller = telephones.get(random.nextInt(5));
    List<Direction> said = List.of(Direction.ARRIVAL, Direction.DEPARTURE);
    return new LoggedCall(
        new CallId("K" + number),
        at(random),
        caller,
        caller.isEmpty() ? null : caller,
        random.nextInt(9) == 0 ? "" : "14120" + random.nextInt(5),
        random.nextInt(3) == 0 ? "100" + random.nextInt(5) : "",
        random.nextInt(3) == 0 ? null : said.get(random.nextInt(2)),
        null);
  }

  @Provide
  Arbitrary<Borough> boroughs() {
    return Arbitraries.longs().map(BoroughLawsTest::borough);
  }

  @Property(tries = 300)
  void the_order_of_the_input_does_not_matter(
      @ForAll("boroughs") Borough borough, @ForAll Random order) {
    Borough shuffled =
        new Borough(
            new Directory(
                shuffled(List.copyOf(borough.directory().serviceUsers()), order),
                shuffled(List.copyOf(borough.directory().workers()), order),
                List.of()),
            List.of(),
            shuffled(borough.datedVisits(), order),
            shuffled(borough.rota(), order),
            borough.suspensions(),
            borough.outages(),
            shuffled(borough.calls(), order),
            List.of(),
            List.of());
    assertThat(told(verify(shuffled, evening()))).isEqualTo(told(verify(borough, evening())));
  }

  @Property(tries = 500)
  void each_call_is_in_one_place(@ForAll("boroughs") Borough borough) {
    BoroughOpinion opinion = verify(borough, evening());
    List<CallId> inVisits =
        visits(opinion)
            .flatMap(visit -> Stream.concat(visit.ends().stream(), visit.extraCalls().stream()))
            .map(PlacedCall::id)
            .toList();
    List<CallId> unmatched =
        opinion.findings().found().stream()
            .filter(finding -> finding.call() != null)
            .map(Finding::call)
            .toList();
    List<CallId> abandoned =
        borough.calls().stream().filter(call -> call.pin().isEmpty()).map(LoggedCall::id).toList();
    List<CallId> places = new ArrayList<>(inVisits);
    places.addAll(unmatched);
    places.addAll(abandoned);
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(borough.calls().stream().map(LoggedCall::id).toList());
  }

  @Property(tries = 500)
  void no_slot_is_taken_twice(@ForAll("boroughs") Borough borough) {
    for (ServiceUserOpinion opinion : verify(borough, evening()).serviceUsers()) {
      Set<Visit> taking = new HashSet<>();
      for (Fulfilment fulfilment : opinion.fulfilments()) {
        assertThat(fulfilment.missing()).isNotNegative();
        assertThat(fulfilment.visits())
            .extracting(visit -> visit.worker().id())
            .doesNotHaveDuplicates();
        fulfilment.visits().forEach(visit -> assertThat(taking.add(visit)).isTrue());
      }
    }
  }

  @Property(tries = 300)
  void a_wider_tolerance_never_adds_lateness(
      @ForAll("boroughs") Borough borough, @ForAll Random random) {
    int minutes = random.nextInt(40);
    Policy wider = Policy.DEFAULT.withLateness(15 + minutes, 30 + minutes);
    assertThat(lateIn(borough, Policies.always(Policy.DEFAULT)))
        .containsAll(lateIn(borough, Policies.always(wider)));
  }

  @Property(tries = 300)
  void another_policy_finds_over_known_visits_what_it_finds_anew(
      @ForAll("boroughs") Borough borough, @ForAll Random random) {
    List<PolicyNumber> numbers = List.of(PolicyNumber.values());
    PolicyNumber number = numbers.get(random.nextInt(numbers.size()));
    int value = number.least() + random.nextInt(number.most() - number.least() + 1);
    Policies others;
    try {
      others = Policies.always(Policy.DEFAULT.named("other").with(number, value));
    } catch (IllegalArgumentException e) {
      // Very late before late: no such policy can be.
      return;
    }
    BoroughOpinion before = verify(borough, evening());
    Setting setting = setting(borough, evening(), Policies.DEFAULT);
    Setting other = setting(borough, evening(), others);
    BoroughOpinion again = BoroughRun.again(borough, setting, before, other);
    BoroughOpinion anew = verify(borough, evening(), others);
    assertThat(told(again)).isEqualTo(told(anew));
    assertThat(again.serviceUsers())
        .extracting(ServiceUserOpinion::changesAt)
        .isEqualTo(anew.serviceUsers().stream().map(ServiceUserOpinion::changesAt).toList());
  }

  private static List<String> lateIn(Borough borough, Policies policies) {
    return verify(borough, evening(), policies).findings().found().stream()
        .filter(
            finding ->
                finding.code() == DiscrepancyCode.LATE_ARRIVAL
                    || finding.code() == DiscrepancyCode.VERY_LATE_ARRIVAL)
        .map(finding -> String.valueOf(finding.visit()))
        .toList();
  }

  @Property(tries = 500)
  void until_the_next_change_that_is_told_nothing_changes(
      @ForAll("boroughs") Borough borough, @ForAll Random random) {
    Instant now = at(random);
    List<LoggedCall> rung = new ArrayList<>(borough.calls());
    rung.removeIf(call -> call.answeredAt().isAfter(now));
    Borough then =
        new Borough(
            borough.directory(),
            borough.orders(),
            borough.datedVisits(),
            borough.rota(),
            borough.suspensions(),
            borough.outages(),
            rung,
            List.of(),
            List.of());
    List<ServiceUserOpinion> before = verify(then, now).serviceUsers();
    for (int i = 0; i < before.size(); i++) {
      Instant last = before.get(i).changesAt().minusMillis(1);
      assertThat(last).isAfterOrEqualTo(now);
      assertThat(told(verify(then, last).serviceUsers().get(i))).isEqualTo(told(before.get(i)));
    }
  }

  @Property(tries = 300)
  void no_rule_throws_and_every_sentence_can_be_said(@ForAll("boroughs") Borough borough) {
    BoroughOpinion opinion = verify(borough, evening());
    assertThat(opinion.findings().failures()).isEmpty();
    Wording words = new Wording(CivilZone.LONDON, borough.directory());
    for (Finding finding : opinion.findings().found()) {
      assertThat(finding.evidence().explanation(words))
          .matches("[A-Z0-9][^\\n]*\\.")
          .doesNotContain("null", "Optional", "@")
          .hasSizeLessThan(400);
    }
  }

  private static Instant evening() {
    return MIDNIGHT.plus(Duration.ofHours(50));
  }

  private static BoroughOpinion verify(Borough borough, Instant asOf) {
    return verify(borough, asOf, Policies.DEFAULT);
  }

  private static BoroughOpinion verify(Borough borough, Instant asOf, Policies policies) {
    return BoroughRun.verify(borough, setting(borough, asOf, policies));
  }

  private static Setting setting(Borough borough, Instant asOf, Policies policies) {
    return new Setting(borough.directory(), policies, CivilZone.LONDON, borough.outages(), asOf);
  }

  private static Stream<Visit> visits(BoroughOpinion opinion) {
    return opinion.serviceUsers().stream()
        .flatMap(ofOne -> ofOne.visits().stream())
        .map(MatchedVisit::visit);
  }

  private static <T> List<T> shuffled(List<T> list, Random order) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, order);
    return copy;
  }

  private static List<String> told(BoroughOpinion opinion) {
    List<String> lines = new ArrayList<>(told(opinion.findings().found()));
    opinion.serviceUsers().forEach(ofOne -> lines.addAll(told(ofOne)));
    return lines;
  }

  private static List<String> told(ServiceUserOpinion opinion) {
    List<String> lines = new ArrayList<>(told(opinion.findings().found()));
    for (MatchedVisit matched : opinion.visits()) {
      Visit visit = matched.visit();
      lines.add(
          visit.id()
              + " "
              + visit.arrivedAt()
              + " "
              + visit.departedAt()
              + " "
              + (matched.commissioned() == null ? "" : matched.commissioned().id())
              + visit.ends().stream().map(PlacedCall::id).toList()
              + visit.extraCalls().stream().map(PlacedCall::id).toList());
    }
    return lines;
  }

  private static List<String> told(List<Finding> findings) {
    // What is not in the directory is said by its id.
    Wording words = new Wording(CivilZone.LONDON, new Directory(List.of(), List.of(), List.of()));
    return findings.stream()
        .sorted(Finding.IN_ORDER)
        .map(f -> f.code() + " " + f.otherVisit() + " " + f.evidence().explanation(words))
        .toList();
  }
}
