package org.visitline.ivr;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.agi.AgiDoor;
import org.visitline.ivr.agi.Switchboard;
import org.visitline.ivr.caller.DirectoryRefresh;
import org.visitline.ivr.caller.JooqPeople;
import org.visitline.ivr.caller.LiveCallers;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.guesses.PinGuesses;
import org.visitline.ivr.journal.JooqLoggedCalls;
import org.visitline.ivr.journal.Journal;
import org.visitline.ivr.journal.JournalCallLog;
import org.visitline.ivr.journal.PastCalls;
import org.visitline.ivr.journal.Shipper;
import org.visitline.schema.PinKey;

/** One node of the phone service, from its start to its stop. */
public final class IvrNode implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(IvrNode.class);

  private final IvrSettings settings;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMeters process;
  private final JooqWhenThere database;
  private final Journal journal;
  private final JournalCallLog log;
  private final LiveCallers callers;
  private final DirectoryRefresh directory;
  private final Shipper shipper;
  private final AgiDoor door;
  private final Optional<WatchPage> watch;
  private final Upkeep upkeep;

  /**
   * Starts a node; on return it takes calls, with or without its database.
   *
   * @param settings what it must be told
   * @param clock the one clock of this process
   */
  public static IvrNode start(IvrSettings settings, InstantSource clock) {
    try {
      return new IvrNode(settings, clock);
    } catch (BindException e) {
      throw new UncheckedIOException(
          "the phone service cannot listen on "
              + settings.door().address()
              + " port "
              + settings.door().port()
              + settings.watch().map(page -> " or, for its metrics, on " + page).orElse("")
              + ": another program has it, or this machine has no such address; end that one, or"
              + " choose another with --port",
          e);
    } catch (Journal.InUse e) {
      throw new UncheckedIOException(
          e.getMessage()
              + ": end that one, or give this one a folder and a name of its own with --data and"
              + " --node",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the phone service cannot keep its journal under "
              + settings.dataFolder()
              + "; see that its account may write there",
          e);
    }
  }

  private IvrNode(IvrSettings settings, InstantSource clock) throws IOException {
    this.settings = settings;
    this.process = new ProcessMeters(meters);
    this.database = new JooqWhenThere(settings.database());
    this.journal = Journal.open(settings.dataFolder().resolve("journal"), settings.node(), meters);
    this.callers =
        new LiveCallers(PinKey.at(settings.pinKeyFile()), settings.dialogue().zone(), meters);
    this.directory =
        new DirectoryRefresh(
            settings.node(),
            callers,
            new JooqPeople(database),
            settings.dataFolder().resolve("directory.csv"),
            clock,
            settings.dialogue().zone(),
            settings.refreshEvery(),
            meters);
    directory.begin();
    PastCalls.read(settings.dataFolder().resolve("journal"), this::remember);
    directory.follow();
    this.log = new JournalCallLog(journal, clock, meters);
    log.started();
    this.shipper = new Shipper(journal, new JooqLoggedCalls(database), meters);
    shipper.start();
    this.door =
        AgiDoor.open(
            settings.door(),
            new Switchboard(
                settings.node(),
                callers,
                log,
                new PinGuesses(settings.guesses(), clock, meters),
                settings.dialogue(),
                settings.region(),
                clock),
            meters);
    this.watch =
        settings.watch().isEmpty()
            ? Optional.empty()
            : Optional.of(
                WatchPage.open(settings.watch().get(), this::whyNotReady, meters::scrape));
    this.upkeep =
        Upkeep.start(
            settings,
            database,
            callers,
            log,
            () -> door.isTaking() && journal.isKeeping(),
            clock,
            meters);
  }

  /** The port that it listens on. */
  public int port() {
    return door.port();
  }

  /** Everything that it counts, as Prometheus reads it. */
  public String metrics() {
    return meters.scrape();
  }

  /** The port of its metrics and health, if they are to be read. */
  public Optional<Integer> watchPort() {
    return watch.map(WatchPage::port);
  }

  /** Why a caller who is sent here would not be served; nothing, if they would. */
  public List<String> whyNotReady() {
    List<String> why = new ArrayList<>();
    if (!door.isTaking()) {
      why.add("no more calls are taken: the node is full, or stopping");
    }
    if (!journal.isKeeping()) {
      why.add("the journal's disk does not keep what it is given");
    }
    if (!log.isClockRight()) {
      why.add("this machine's clock has gone back");
    }
    if (!callers.knowsAnybody()) {
      why.add("no PIN is known: the directory was never read from the database");
    }
    return why;
  }

  /** Reads the directory now, after an import; whether the database was there. */
  public boolean refreshDirectory() {
    return directory.refresh();
  }

  /** Sends new calls on, lets those in progress end, and stops. */
  @Override
  public void close() {
    if (!door.drain(settings.longestDrain())) {
      LOG.warn("calls are still open after {}; they are ended", settings.longestDrain());
    }
    door.close();
    watch.ifPresent(WatchPage::close);
    upkeep.close();
    directory.close();
    try {
      shipper.close();
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal could not be closed", e);
    } finally {
      database.close();
      process.close();
      meters.close();
    }
  }

  private void remember(LoggedCall call) {
    if (call.outcome() instanceof Outcome.Attended attended) {
      callers.remember(
          call.ringing(), call.pin(), call.serviceUserCode(), Optional.of(attended.direction()));
    }
  }
}
