package org.visitline.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.app.StopSignal;
import org.visitline.app.Terminal;
import org.visitline.app.sample.SampleBorough;
import org.visitline.app.sample.TodaysScript;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.SampleSize;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.alerts.AlertService;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.imports.ImportReport;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/**
 * Everything in one JVM on one machine: a MariaDB from a jar, the phone service, the rules, the
 * portal, and a sample borough whose calls of today are rung through the phone service's own door.
 */
public final class Demo {

  private static final String COUNCIL = "Quillbrook Council (sample)";
  private static final CivilZone ZONE = CivilZone.LONDON;
  private static final int CONNECTIONS = 12;
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  /**
   * What the user may choose.
   *
   * @param seed of the sample borough, when it is made
   * @param speed how many times faster than life its day is played
   * @param port of the portal; 0 takes any free one
   * @param phonePort of the phone service; 0 takes any free one
   */
  public record Choices(long seed, double speed, int port, int phonePort) {}

  private final DemoHome home;
  private final Choices choices;
  private final PrintStream out;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final long started = System.nanoTime();

  /** A demo that is not started yet, kept in this folder. */
  public Demo(DemoHome home, Choices choices, PrintStream out) {
    this.home = home;
    this.choices = choices;
    this.out = out;
  }

  /** Starts everything, plays the day, and stays until Ctrl-C. */
  public void run() {
    DemoLog.into(home.log());
    try (StopSignal stop = StopSignal.listen()) {
      try {
        play();
        stop.await();
      } catch (InterruptedException e) {
        // Ctrl-C while the day is being played.
      } finally {
        out.println("\nClosing ...");
        closeAll();
      }
    }
  }

  private void play() throws InterruptedException {
    // Before the half minute that a first start takes, not at the end of it.
    requireFree(choices.port(), "--port");
    requireFree(choices.phonePort(), "--phone-port");
    step("Starting MariaDB");
    EmbeddedMariaDb server = opened(EmbeddedMariaDb.start(home.database()));
    Database database = opened(Database.openForReaders(server.address(), CONNECTIONS));
    database.migrate();
    DemoDay day = home.findDay().orElseGet(() -> load(database));
    DemoClock clock = new DemoClock(day.reached(), 1);

    step("Opening the portal, and checking every visit against what was commissioned");
    AtomicInteger phonePort = new AtomicInteger(choices.phonePort());
    // Side by side: the one mostly loads classes, the other mostly asks the database.
    CompletableFuture<Portal> opening =
        CompletableFuture.supplyAsync(
            () -> opened(portal(database, clock, phonePort)),
            Thread.ofPlatform().name("portal")::start);
    Verifier verifier = new Verifier(database, ZONE, clock);
    verifier.catchUp();
    if (day.played() == 0) {
      new RecentCasework(database, day.date(), ZONE).write();
    }
    opened(verifier.start());
    IvrNode phone =
        opened(
            IvrNode.start(
                IvrSettings.of("demo", home.phone(), home.pinKey())
                    .database(server.address())
                    .listenOn("127.0.0.1", choices.phonePort())
                    .build(),
                clock));
    phonePort.set(phone.port());
    Portal portal = opening.join();
    opened(alerts(portal).start(database, clock, PinKey.at(home.pinKey())));
    DemoLogIns logIns = DemoLogIns.in(home, database);
    tell(server, phone, portal, logIns, day);

    TodaysCalls calls = ringTodaysCalls(clock, phone);
    try (DayDisplay display =
        new DayDisplay(
            calls::state,
            () -> JooqFindings.count(database),
            ZONE.id(),
            out,
            Terminal.find().isPresent())) {
      display.run();
    }
    out.println(
        "The day has been played; the line stays open, and the demo's clock now runs as in life:"
            + " ring as above, and see it on the board. Stop with Ctrl-C.");
  }

  private TodaysCalls ringTodaysCalls(DemoClock clock, IvrNode phone) {
    clock.runAt(choices.speed());
    TodaysCalls calls =
        new TodaysCalls(
            TodaysScript.read(home.sample()),
            clock,
            new HandsetTelephone(
                new Handset("127.0.0.1", phone.port(), Pace.times(choices.speed()))),
            home);
    Thread player = Thread.ofVirtual().name("todays-calls").start(() -> playQuietly(calls));
    // Closed in the opposite order: no more calls are rung, and those on the line are waited for.
    opened(player::join);
    opened(calls);
    return calls;
  }

  private static void requireFree(int port, String option) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "port "
              + port
              + " is taken by another program, perhaps another demo: name another one with "
              + option
              + ", or 0 for any free one",
          e);
    }
  }

  private Portal portal(Database database, InstantSource clock, AtomicInteger phonePort) {
    return Portal.start(
        PortalSettings.local(choices.port(), COUNCIL).asDemonstration(),
        database,
        clock,
        Optional.of(new PageTelephone(phonePort::get, clock)),
        // People come and go at life's own pace, however fast the day is played.
        new WallClock(InstantSource.system()),
        PinKey.at(home.pinKey()));
  }

  /** Decided as in life, and kept to be read. No e-mail is sent; a web address is posted to. */
  private static AlertService alerts(Portal portal) {
    return new AlertService(
        COUNCIL, portal.url(), ZONE.id(), AlertTimes.DEFAULT, Optional.empty(), false);
  }

  /** The first start: makes the borough, and brings its four weeks into the database. */
  private DemoDay load(Database database) {
    LocalDate today = LocalDate.now(ZONE.id());
    step("Making a sample borough");
    SampleBorough.write(home.sample(), SampleSize.SMALL, choices.seed(), today);
    step("Importing four weeks of it");
    Instant opening = SampleBorough.opening(today);
    ImportReport report =
        new FolderImport(
                database, PinKey.at(home.pinKey()), InstantSource.fixed(opening), ZONE, "GB")
            .load(home.sample(), new NothingIsRejected());
    if (!report.isClean()) {
      throw new IllegalStateException("the sample could not be loaded whole:\n" + report);
    }
    DemoDay day = new DemoDay(today, choices.seed(), 0, opening);
    home.keep(day);
    return day;
  }

  private void tell(
      EmbeddedMariaDb server, IvrNode phone, Portal portal, DemoLogIns logIns, DemoDay day) {
    out.printf("Ready after %d s. All people and numbers are fictional.%n%n", seconds());
    out.printf("  Portal         %s%n", portal.url());
    logIns.lines().forEach(line -> out.println("  " + line));
    out.printf(
        "  Telephone      ./visitline phone --from %s --port %d   (%s, PIN %s)%n",
        FictionalNumbers.ADAS_LINE,
        phone.port(),
        "Mrs Ada Example's line; Sam Example",
        Population.DEMO_PIN);
    out.printf(
        "  Your own files ./visitline import DIR --db-port %d --db-password-file %s --pin-key %s%n",
        server.address().port(), home.database().resolve("password"), home.pinKey());
    out.printf("  Log            %s%n%n", home.log());
    out.printf(
        "Calls of %s, %s times faster than life:%n", day.date(), Math.round(choices.speed()));
  }

  private void playQuietly(TodaysCalls calls) {
    try {
      calls.play();
      calls.keepTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    synchronized (open) {
      open.push(part);
    }
    return part;
  }

  /** The last that was opened first: callers, portal, phone, rules, and the database at the end. */
  private void closeAll() {
    // The signal came as an interrupt; closing must not be cut short by it.
    boolean _ = Thread.interrupted();
    while (true) {
      AutoCloseable part;
      synchronized (open) {
        part = open.poll();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
      }
    }
  }

  private void step(String what) {
    out.printf("%3d s  %s ...%n", seconds(), what);
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
  }

  /** The sample is ours: whatever is wrong with it shows in the report, and stops the demo. */
  private static final class NothingIsRejected implements FileNotes {

    @Override
    public void rejected(Rejection rejection) {
      LOG.error("The sample has a row that is rejected: {}", rejection);
    }

    @Override
    public void warned(String file, String text) {
      LOG.warn("{}: {}", file, text);
    }
  }
}
