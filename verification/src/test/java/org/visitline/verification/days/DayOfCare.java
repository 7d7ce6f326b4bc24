package org.visitline.verification.days;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.directory.WorkerPin;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.policy.PaymentRule;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.schedule.VisitTerms;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;

/**
 * A day of care as somebody would write it down, one event a line. Times are civil; {@code +1} is
 * the next day's, {@code Z} says UTC where the clocks change. Calls are named K1, K2, ... as they
 * stand.
 *
 * <pre>
 * on 2026-03-02                                      (a Monday; else this is the day)
 * now 23:00                                          (else two days later at noon)
 * told of this day and home only                     (as a real day is printed: see DayText)
 * Mrs A lives on 020 7946 0101; 020 7946 0102 at 51.40 0.05
 * policy of Elm: late_after_minutes 20; match_window_minutes 60
 * PIN 1412 is Ann of Elm, reached on 07700 900 123, before 12:00 on 07700 900 124, until 2026-03-02
 * Mrs A commissioned 08:00 to 08:30, 30 min, 2 workers, from Elm, for Ann and Bob, cancelled
 * Mrs A ordered MON TUE 08:00, 30 min, every 2 weeks, from Elm
 * Mrs A away 10:00 to 12:00
 * phones down 10:00 to 10:10
 * 07:58 Mrs A PIN 1412 arriving                      (from her own line; direction may be left out)
 * 07:58 code 1001 PIN 1412 arriving, from 07700 900 001
 * 07:58 nobody PIN 1412, from withheld               (no code keyed)
 * visit K1 corrected to 08:00 - 08:30
 * visit added: Mrs A PIN 1412 08:00 - 08:30         (a time that is not given: ?)
 * visit AM1 corrected to ? - 08:30                   (of the decisions about visits the second)
 * call K1 was at Mrs A                               call K1 was nothing
 * </pre>
 */
public final class DayOfCare {

  private static final String TIME =
      "(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,3})?)?Z?(?:[+-]\\d{1,2})?)";
  private static final String OR_NOT = "(?:" + TIME + "|\\?)";
  private static final String WHO = "(Mrs? [A-Z])";
  private static final ProviderId ELM = new ProviderId("Elm");

  private final Map<String, ServiceUser> serviceUsers = new LinkedHashMap<>();
  private final Map<String, CareWorker> workers = new LinkedHashMap<>();
  private final List<ServiceOrder> orders = new ArrayList<>();
  private final List<DatedVisit> dated = new ArrayList<>();
  private final List<RotaEntry> rota = new ArrayList<>();
  private final List<Suspension> suspensions = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<LoggedCall> calls = new ArrayList<>();
  private final List<Amendment> amendments = new ArrayList<>();
  private final List<QueueDecision> decisions = new ArrayList<>();
  private final List<Policies.Dated> policies = new ArrayList<>();
  private LocalDate day = LocalDate.parse("2026-03-02");
  private @Nullable Instant now;
  private boolean only;

  /** Reads a day. */
  public static DayOfCare of(String text) {
    DayOfCare day = new DayOfCare();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(day::read);
    return day;
  }

  /** All that the day tells. */
  public Borough borough() {
    Directory directory = new Directory(serviceUsers.values(), workers.values(), List.of());
    return new Borough(
        directory, orders, dated, rota, suspensions, outages, calls, amendments, decisions);
  }

  LocalDate day() {
    return day;
  }

  /** Whether nothing is told of other days, and of what was seen over several homes and weeks. */
  boolean isToldAlone() {
    return only;
  }

  /** As it would be verified by these policies. */
  public Setting setting(Policies policies) {
    Instant asOf = now == null ? at("12:00+2") : now;
    return new Setting(borough().directory(), policies, CivilZone.LONDON, outages, asOf);
  }

  /** As it would be verified by its own policies; the default ones where it names none. */
  Setting setting() {
    return setting(new Policies(policies));
  }

  /** What came of it, by its own policies; the default ones where it names none. */
  public BoroughOpinion verify() {
    return verify(new Policies(policies));
  }

  BoroughOpinion verify(Policies policies) {
    return BoroughRun.verify(borough(), setting(policies));
  }

  private void read(String line) {
    boolean understood =
        Stream.<Predicate<String>>of(
                this::readDay,
                this::readPolicy,
                this::readHome,
                this::readWorker,
                this::readCommissioned,
                this::readOrder,
                this::readAway,
                this::readCall,
                this::readDecision)
            .anyMatch(reader -> reader.test(line));
    if (!understood) {
      throw new IllegalArgumentException("no line of a day of care: " + line);
    }
  }

  private static @Nullable Matcher match(String pattern, String line) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    return matcher.matches() ? matcher : null;
  }

  private boolean readDay(String line) {
    Matcher on = match("on (\\S+)", line);
    if (on != null) {
      day = LocalDate.parse(on.group(1));
    }
    Matcher at = match("now " + TIME, line);
    if (at != null) {
      now = at(at.group(1));
    }
    Matcher down = match("phones down " + TIME + " to " + TIME, line);
    if (down != null) {
      outages.add(new Outage(new Period(at(down.group(1)), at(down.group(2))), ""));
    }
    boolean alone = line.equals("told of this day and home only");
    only |= alone;
    return on != null || at != null || down != null || alone;
  }

  private boolean readPolicy(String line) {
    Matcher policy = match("policy of (\\w+): (.+)", line);
    if (policy != null) {
      Map<PolicyNumber, Integer> numbers = new EnumMap<>(PolicyNumber.class);
      for (String number : policy.group(2).split("; ")) {
        String[] words = number.split(" ");
        numbers.put(PolicyNumber.find(words[0]).orElseThrow(), Integer.parseInt(words[1]));
      }
      Policy own = new Policy("of " + policy.group(1), numbers, new PaymentRule.ActualCapped());
      policies.add(new Policies.Dated(new ProviderId(policy.group(1)), LocalDate.MIN, own));
    }
    return policy != null;
  }

  private boolean readHome(String line) {
    Matcher home = match(WHO + " lives on ([\\d ;]+?)(?: at (\\S+) (\\S+)| nowhere known)?", line);
    if (home != null) {
      Coordinates place =
          home.group(3) == null
              ? null
              : new Coordinates(
                  Double.parseDouble(home.group(3)), Double.parseDouble(home.group(4)));
      addServiceUser(home.group(1), home.group(2), place);
    }
    return home != null;
  }

  private ServiceUser addServiceUser(String name, String phones, @Nullable Coordinates place) {
    List<RegisteredNumber> numbers =
        Stream.of(phones.split(";"))
            .map(phone -> new RegisteredNumber(e164(phone), Period.ALWAYS))
            .toList();
    ServiceUser serviceUser =
        new ServiceUser(
            new ServiceUserId(name),
            "100" + (1 + serviceUsers.size()),
            name,
            new Address(null, null, null, place),
            numbers,
            false);
    serviceUsers.put(name, serviceUser);
    return serviceUser;
  }

  /** Somebody not introduced: a home of her own a few streets from the others. */
  private ServiceUser serviceUser(String name) {
    ServiceUser known = serviceUsers.get(name);
    int number = serviceUsers.size() + 1;
    return known != null
        ? known
        : addServiceUser(
            name, "020 7946 010" + number, new Coordinates(51.4 + number * 0.001, 0.05));
  }

  private boolean readWorker(String line) {
    Matcher is =
        match(
            "PIN (\\d+) is (\\w+)(?: of (\\w+))?(?:, reached on ([\\d ]+))?(?:, before "
                + TIME
                + " on ([\\d ]+))?(?:, until (\\S+))?",
            line);
    if (is != null) {
      List<RegisteredNumber> former =
          is.group(5) == null
              ? List.of()
              : List.of(
                  new RegisteredNumber(
                      e164(is.group(6)), new Period(Period.UNKNOWN_BEGINNING, at(is.group(5)))));
      addWorker(is.group(1), is.group(2), is.group(3), is.group(4), former, is.group(7));
    }
    return is != null;
  }

  private CareWorker addWorker(
      String pin,
      String name,
      @Nullable String provider,
      @Nullable String phone,
      List<RegisteredNumber> formerPhones,
      @Nullable String until) {
    CareWorker worker =
        new CareWorker(
            new CareWorkerId(name),
            provider == null ? ELM : new ProviderId(provider),
            name,
            List.of(new WorkerPin(pin, DateRange.ALWAYS)),
            phone == null ? null : e164(phone),
            formerPhones,
            null,
            new DateRange(null, until == null ? null : LocalDate.parse(until)));
    workers.put(pin, worker);
    return worker;
  }

  /** PINs that end in 99 are nobody's. */
  private void meet(String pin) {
    if (!pin.endsWith("99") && !workers.containsKey(pin)) {
      addWorker(pin, "worker " + pin, null, null, List.of(), null);
    }
  }

  private boolean readCommissioned(String line) {
    Matcher m =
        match(
            WHO
                + " commissioned "
                + TIME
                + "(?: to "
                + TIME
                + ")?, (\\d+) min(?:, (\\d+) workers)?(?:, from (\\w+))?(?:, for ([\\w ]+?))?(,"
                + " cancelled)?",
            line);
    if (m == null) {
      return false;
    }
    CommissionedVisitId id = name(m.group(1) + " " + m.group(2));
    dated.add(
        new DatedVisit(
            id,
            serviceUser(m.group(1)).id(),
            m.group(6) == null ? ELM : new ProviderId(m.group(6)),
            "personal care",
            dateOf(m.group(2)),
            terms(m.group(2), m.group(3), m.group(4), m.group(5)),
            m.group(8) != null));
    if (m.group(7) != null) {
      for (String name : m.group(7).split(" and ")) {
        rota.add(new RotaEntry(id, new CareWorkerId(name)));
      }
    }
    return true;
  }

  /** A second visit of one time is named {@code 08:00'}. */
  private CommissionedVisitId name(String wanted) {
    CommissionedVisitId id = new CommissionedVisitId(wanted);
    return dated.stream().anyMatch(visit -> visit.id().equals(id)) ? name(wanted + "'") : id;
  }

  private static VisitTerms terms(
      String start, @Nullable String latest, String minutes, @Nullable String workers) {
    return new VisitTerms(
        LocalTime.parse(start.substring(0, 5)),
        latest == null ? null : LocalTime.parse(latest.substring(0, 5)),
        Duration.ofMinutes(Long.parseLong(minutes)),
        workers == null ? 1 : Integer.parseInt(workers),
        false);
  }

  private boolean readOrder(String line) {
    Matcher m =
        match(
            WHO
                + " ordered ([A-Z ]+) "
                + TIME
                + ", (\\d+) min(?:, every (\\d) weeks)?(?:, from (\\w+))?",
            line);
    if (m == null) {
      return false;
    }
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      if (m.group(2).contains(weekday.name().substring(0, 3))) {
        days.add(weekday);
      }
    }
    orders.add(
        new ServiceOrder(
            new ServiceOrderId("SO" + (1 + orders.size())),
            serviceUser(m.group(1)).id(),
            m.group(6) == null ? ELM : new ProviderId(m.group(6)),
            "personal care",
            new DateRange(day, null),
            days,
            m.group(5) == null ? 1 : Integer.parseInt(m.group(5)),
            terms(m.group(3), null, m.group(4), null)));
    return true;
  }

  private boolean readAway(String line) {
    Matcher m = match(WHO + " away " + TIME + "(?: to " + TIME + ")?", line);
    if (m != null) {
      Period period = new Period(at(m.group(2)), m.group(3) == null ? null : at(m.group(3)));
      suspensions.add(new Suspension(serviceUser(m.group(1)).id(), period, "hospital"));
    }
    return m != null;
  }

  private boolean readCall(String line) {
    Matcher m =
        match(
            TIME
                + " (Mrs? [A-Z]|code \\d+|nobody)(?: PIN (\\d+))?( arriving| leaving)?(?:, from"
                + " ([\\w +]+))?",
            line);
    if (m == null) {
      return false;
    }
    String place = m.group(2);
    boolean known = place.startsWith("M");
    String presented = "";
    if (m.group(5) != null) {
      presented = m.group(5).equals("withheld") ? "" : m.group(5);
    } else if (known) {
      presented = serviceUser(place).numbers().getFirst().e164();
    }
    // From another's line, the code says where.
    String code =
        known && m.group(5) != null ? serviceUser(place).code() : place.replaceAll("\\D", "");
    if (m.group(3) != null) {
      meet(m.group(3));
    }
    calls.add(
        new LoggedCall(
            new CallId("K" + (1 + calls.size())),
            at(m.group(1)),
            presented,
            CallerNumber.find(presented, "GB").map(CallerNumber::e164).orElse(null),
            m.group(3) == null ? "" : m.group(3),
            code,
            m.group(4) == null
                ? null
                : m.group(4).equals(" arriving") ? Direction.ARRIVAL : Direction.DEPARTURE,
            null));
    return true;
  }

  private boolean readDecision(String line) {
    Matcher corrected = match("visit (K\\d+|AM\\d+) corrected to " + OR_NOT + " - " + OR_NOT, line);
    if (corrected != null) {
      amendments.add(
          new Amendment.AdjustedTimes(
              "AM" + amendments.size(),
              at("12:00+1"),
              new VisitId(corrected.group(1)),
              orNot(corrected.group(2)),
              orNot(corrected.group(3))));
    }
    Matcher added = match("visit added: " + WHO + " PIN (\\d+) " + OR_NOT + " - " + OR_NOT, line);
    if (added != null) {
      meet(added.group(2));
      amendments.add(
          new Amendment.AddedVisit(
              "AM" + amendments.size(),
              at("12:00+1"),
              serviceUser(added.group(1)).id(),
              workers.get(added.group(2)).id(),
              orNot(added.group(3)),
              orNot(added.group(4))));
    }
    Matcher said = match("call (K\\d+) was (?:at " + WHO + "|nothing)", line);
    if (said != null) {
      CallId call = new CallId(said.group(1));
      decisions.add(
          said.group(2) == null
              ? new QueueDecision.Rejected(call)
              : new QueueDecision.Linked(call, null, serviceUser(said.group(2)).id()));
    }
    return corrected != null || added != null || said != null;
  }

  private static String e164(String phone) {
    return CallerNumber.find(phone, "GB").orElseThrow().e164();
  }

  private LocalDate dateOf(String time) {
    int shift = Math.max(time.indexOf('+'), time.indexOf('-'));
    return shift < 0 ? day : day.plusDays(Integer.parseInt(time.substring(shift)));
  }

  private @Nullable Instant orNot(@Nullable String time) {
    return time == null ? null : at(time);
  }

  Instant at(String time) {
    int shift = Math.max(time.indexOf('+'), time.indexOf('-'));
    String clock = shift < 0 ? time : time.substring(0, shift);
    return clock.endsWith("Z")
        ? dateOf(time).atTime(OffsetTime.parse(clock)).toInstant()
        : CivilZone.LONDON.instantOf(dateOf(time), LocalTime.parse(clock));
  }
}
