package org.visitline.benchmarks.portal;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.visitline.benchmarks.Machine;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Twenty people side by side over every page. */
@Command(
    name = "pages",
    description = {
      "Twenty people at the portal over a borough's five years, each opening page after page, other"
          + " people's each time.",
      "Fails if a page's 95th percentile is above --at-most, or a page does not answer."
    },
    mixinStandardHelpOptions = true)
public final class PagesCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, description = "where five-years has drawn them")
  Path data = Path.of("");

  @Option(names = "--users", defaultValue = "20", description = "at once; ${DEFAULT-VALUE}")
  int users;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "over all pages, by each user; ${DEFAULT-VALUE}")
  int rounds;

  @Option(
      names = "--think",
      defaultValue = "1000",
      description = "ms that a person reads a page, on average; ${DEFAULT-VALUE}")
  int think;

  @Option(names = "--at-most", defaultValue = "100", description = "ms at p95; ${DEFAULT-VALUE}")
  int atMost;

  @Option(names = "--port", defaultValue = "5100", description = "${DEFAULT-VALUE}")
  int port;

  private final Map<String, Histogram> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

  /** A page, and its address for somebody's person of number 1 to 5000. */
  private record Kind(String name, Function<Random, String> address) {}

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    var now =
        JooqFiveYears.TODAY
            .atTime(LocalTime.of(10, 30))
            .atZone(ZoneId.of("Europe/London"))
            .toInstant();
    try (JooqFiveYears years = JooqFiveYears.open(data);
        Portal portal =
            Portal.start(
                PortalSettings.local(port, "Measured Borough"), years.database(), () -> now)) {
      walk(portal, 2, 0);
      times.clear();
      refused.clear();
      walk(portal, rounds, think);
      return report();
    }
  }

  private void walk(Portal portal, int times, int think) throws InterruptedException {
    AtomicInteger failed = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(users);
    for (int user = 0; user < users; user++) {
      int number = user;
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  one(portal, number, times, think);
                } catch (Exception e) {
                  failed.incrementAndGet();
                  e.printStackTrace();
                } finally {
                  done.countDown();
                }
              });
    }
    done.await();
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " people gave up");
    }
  }

  /** Three of four are officers. */
  private void one(Portal portal, int number, int rounds, int think) throws Exception {
    boolean officer = number % 4 > 0;
    Random random = new Random(number * 31L + rounds);
    Reader reader =
        Reader.logIn(
            portal.url(),
            officer ? "olive" : number % 8 == 0 ? "pat" : "quinn",
            JooqFiveYears.PASSWORD);
    CountDownLatch never = new CountDownLatch(1);
    for (int round = 0; round < rounds; round++) {
      List<Kind> kinds = new ArrayList<>(officer ? officers() : providers());
      java.util.Collections.shuffle(kinds, random);
      for (Kind kind : kinds) {
        if (think > 0) {
          boolean _ = never.await(random.nextInt(2 * think), TimeUnit.MILLISECONDS);
        }
        String address = kind.address().apply(random);
        long begun = System.nanoTime();
        HttpResponse<String> answer = reader.get(address);
        long took = System.nanoTime() - begun;
        if (answer.statusCode() != 200) {
          refused.merge(kind.name() + " " + address + " " + answer.statusCode(), 1, Integer::sum);
        }
        times
            .computeIfAbsent(kind.name(), name -> new ConcurrentHistogram(3))
            .recordValue(took / 1_000);
      }
    }
  }

  private static List<Kind> officers() {
    return List.of(
        new Kind("board", random -> "today"),
        new Kind("board, all", random -> "today?show=all"),
        new Kind("board of another day", random -> "today?date=" + day(random)),
        new Kind("discrepancies", random -> "discrepancies"),
        new Kind(
            "discrepancies, a kind",
            random ->
                "discrepancies?kind=SHORT_VISIT&from="
                    + day(random).minusDays(28)
                    + "&to="
                    + JooqFiveYears.TODAY),
        new Kind("discrepancies by provider", random -> "discrepancies?sort=provider"),
        new Kind("discrepancies by person", random -> "discrepancies?sort=service-user&order=up"),
        new Kind(
            "discrepancies of a provider",
            random -> "discrepancies?provider=P" + two(1 + random.nextInt(20))),
        new Kind("search by name", random -> "search?q=Birchall-" + (1 + random.nextInt(5000))),
        new Kind("search by first name", random -> "search?q=Edith"),
        new Kind("search by reference", random -> "search?q=" + serviceUser(random)),
        new Kind(
            "search by postcode",
            random -> "search?q=ZZ" + (1 + random.nextInt(9)) + "%20" + random.nextInt(10) + "QB"),
        new Kind("search by number", random -> "search?q=0207946" + four(1 + random.nextInt(5000))),
        new Kind("search by call", random -> "search?q=" + call(random)),
        new Kind("service user", random -> "service-users/" + serviceUser(random)),
        new Kind("care worker", random -> "care-workers/" + worker(random)),
        new Kind("visit", random -> "visits/" + call(random)),
        new Kind("unmatched calls", random -> "unmatched-calls"),
        new Kind("timesheets", random -> "timesheets"),
        new Kind(
            "timesheet",
            random ->
                "timesheets/timesheet?provider=P"
                    + two(1 + random.nextInt(20))
                    + "&from="
                    + day(random)
                    + "&to="
                    + JooqFiveYears.TODAY.minusDays(1)),
        new Kind("sealed timesheets", random -> "timesheets/sealed-timesheets"),
        new Kind(
            "sealed timesheet",
            random -> "timesheets/sealed-timesheets/" + (1 + random.nextInt(1040))),
        new Kind("measures", random -> "measures"),
        new Kind(
            "measures over months",
            random -> "measures/trend?provider=P" + two(1 + random.nextInt(20))),
        new Kind("committee's page", random -> "measures/report"),
        new Kind("thresholds", random -> "measures/thresholds"),
        new Kind("evidence form", random -> "evidence"),
        new Kind("who looked", random -> "audit"));
  }

  private static List<Kind> providers() {
    return List.of(
        new Kind("provider: visits", random -> "provider/visits"),
        new Kind("provider: discrepancies", random -> "provider/discrepancies"),
        new Kind("provider: timesheet", random -> "provider/timesheet"),
        new Kind("provider: sealed timesheets", random -> "provider/sealed-timesheets"),
        new Kind("provider: search", random -> "provider/search?q=Edith"));
  }

  private static java.time.LocalDate day(Random random) {
    return JooqFiveYears.TODAY.minusDays(1 + random.nextInt(14));
  }

  private static String serviceUser(Random random) {
    return "S%05d".formatted(1 + random.nextInt(5000));
  }

  private static String worker(Random random) {
    return "W%05d".formatted(1 + random.nextInt(2000));
  }

  /** One that makes a visit: not every commissioned visit was attended. */
  private static String call(Random random) {
    int k;
    do {
      k = random.nextInt(4_000_000);
    } while (dice(k) < 200);
    return "C%08d".formatted(2 * k);
  }

  /** What five-years.sql drew for it. */
  private static long dice(int k) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(Integer.toString(k).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return crc.getValue() % 10_000;
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }

  private static String four(int number) {
    return "%04d".formatted(number);
  }

  private int report() {
    boolean held = refused.isEmpty();
    System.out.printf("%-30s %6s %8s %8s %8s%n", "page", "times", "p50 ms", "p95 ms", "most ms");
    for (Map.Entry<String, Histogram> page : new TreeMap<>(times).entrySet()) {
      Histogram of = page.getValue();
      double slow = of.getValueAtPercentile(95) / 1000.0;
      held &= slow <= atMost;
      System.out.printf(
          "%-30s %6d %8.1f %8.1f %8.1f%s%n",
          page.getKey(),
          of.getTotalCount(),
          of.getValueAtPercentile(50) / 1000.0,
          slow,
          of.getMaxValue() / 1000.0,
          slow <= atMost ? "" : "  too slow");
    }
    refused.forEach((what, times) -> System.out.println("not answered: " + what + " x" + times));
    return held ? 0 : 1;
  }
}
