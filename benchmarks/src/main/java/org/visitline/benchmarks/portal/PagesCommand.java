package org.visitline.benchmarks.portal;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.visitline.benchmarks.Machine;
import org.visitline.benchmarks.portal.Somebody.Kind;
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

  private static final String ALL = ".*";

  /** Rounds before the first that counts, without a pause to read. */
  private static final int WARM_UP = 6;

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

  @Option(names = "--only", defaultValue = ALL, description = "pages whose name matches this")
  String only = "";

  @Option(names = "--at-most", defaultValue = "100", description = "ms at p95; ${DEFAULT-VALUE}")
  int atMost;

  @Option(names = "--port", defaultValue = "5100", description = "${DEFAULT-VALUE}")
  int port;

  /**
   * What is seen before somebody is there, leads on at once, belongs to a file just uploaded, or is
   * a file itself.
   */
  private static final Set<String> NOT_OPENED =
      Set.of(
          "/",
          "/login",
          "/sign-in",
          "/api/openapi.json",
          "/measures/days.csv",
          "/senior/export",
          "/senior/export/care-worker",
          "/senior/imports/preview",
          "/senior/imports/back");

  private final ReentrantLock door = new ReentrantLock();
  private final Set<String> opened = ConcurrentHashMap.newKeySet();
  private final Map<String, Histogram> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();

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
      // As one that has been up for some hours: Java has compiled what the pages need.
      walk(portal, WARM_UP, 0);
      times.clear();
      refused.clear();
      walk(portal, rounds, think);
      Set<String> forgotten = forgotten(portal);
      forgotten.forEach(page -> System.out.println("never opened: " + page));
      return report() && (forgotten.isEmpty() || !only.equals(ALL)) ? 0 : 1;
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

  private void one(Portal portal, int number, int rounds, int think) throws Exception {
    Somebody who = Somebody.number(number);
    Random random = new Random(number * 31L + rounds);
    Reader reader;
    // One after the other: several people are one log-in here, and many tries of one name at once
    // are taken for guessing.
    door.lock();
    try {
      reader = Reader.logIn(portal.url(), who.username(), JooqFiveYears.PASSWORD);
    } finally {
      door.unlock();
    }
    CountDownLatch never = new CountDownLatch(1);
    for (int round = 0; round < rounds; round++) {
      List<Kind> kinds =
          new ArrayList<>(who.pages().stream().filter(kind -> kind.name().matches(only)).toList());
      java.util.Collections.shuffle(kinds, random);
      for (Kind kind : kinds) {
        if (think > 0) {
          boolean _ = never.await(random.nextInt(2 * think), TimeUnit.MILLISECONDS);
        }
        String address = kind.address(random);
        opened.add(address);
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

  /** Pages that the framework knows and nobody opened: a new one is not left out of the figures. */
  private Set<String> forgotten(Portal portal) {
    List<PathContainer> addresses =
        opened.stream()
            .map(address -> PathContainer.parsePath("/" + address.replaceFirst("[?].*", "")))
            .toList();
    Set<String> forgotten = new TreeSet<>(portal.pages());
    forgotten.removeAll(NOT_OPENED);
    forgotten.removeIf(
        page -> {
          PathPattern pattern = PathPatternParser.defaultInstance.parse(page);
          return addresses.stream().anyMatch(pattern::matches);
        });
    return forgotten;
  }

  private boolean report() {
    boolean held = refused.isEmpty();
    System.out.printf("%-36s %6s %8s %8s %8s%n", "page", "times", "p50 ms", "p95 ms", "most ms");
    for (Map.Entry<String, Histogram> page : new TreeMap<>(times).entrySet()) {
      Histogram of = page.getValue();
      double slow = of.getValueAtPercentile(95) / 1000.0;
      held &= slow <= atMost;
      System.out.printf(
          "%-36s %6d %8.1f %8.1f %8.1f%s%n",
          page.getKey(),
          of.getTotalCount(),
          of.getValueAtPercentile(50) / 1000.0,
          slow,
          of.getMaxValue() / 1000.0,
          slow <= atMost ? "" : "  too slow");
    }
    refused.forEach((what, times) -> System.out.println("not answered: " + what + " x" + times));
    return held;
  }
}
