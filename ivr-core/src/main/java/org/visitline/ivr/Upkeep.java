package org.visitline.ivr;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.visitline.ivr.caller.LiveCallers;
import org.visitline.ivr.journal.JournalCallLog;
import org.visitline.ivr.spool.JooqOfficeMessages;
import org.visitline.ivr.spool.MessageImport;
import org.visitline.ivr.spool.SpoolImport;
import org.visitline.ivr.witness.JooqLives;
import org.visitline.ivr.witness.JooqOutages;
import org.visitline.ivr.witness.JooqWitness;
import org.visitline.ivr.witness.NightlyWitness;
import org.visitline.ivr.witness.OutageWatch;
import org.visitline.ivr.witness.WitnessFiles;
import org.visitline.ivr.witness.WitnessLook;
import org.visitline.schema.JooqPinSettings;

/**
 * What a node does beside taking calls: brings in what Asterisk keeps on its disk for us, tells
 * when it was there, and has Asterisk's records compared with the call log.
 */
final class Upkeep implements Closeable {

  private static final Duration TRY_EVERY = Duration.ofSeconds(5);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final Duration TELL_SETTINGS_EVERY = Duration.ofMinutes(1);
  private static final Duration JUDGE_EVERY = Duration.ofMinutes(5);

  private final Turns turns = new Turns();
  private final IvrSettings settings;
  private final JooqWhenThere database;
  private final InstantSource clock;
  private final MeterRegistry meters;

  private Upkeep(
      IvrSettings settings, JooqWhenThere database, InstantSource clock, MeterRegistry meters) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    this.meters = meters;
  }

  /** Begins; what is about Asterisk's disk only where this node can see it. */
  static Upkeep start(
      IvrSettings settings,
      JooqWhenThere database,
      LiveCallers callers,
      JournalCallLog log,
      BooleanSupplier taking,
      InstantSource clock,
      MeterRegistry meters) {
    Upkeep upkeep = new Upkeep(settings, database, clock, meters);
    upkeep.turns.every(TRY_EVERY, "trying the journal's disk again", log::tryAgain);
    upkeep.tellPins();
    settings
        .asterisk()
        .spool()
        .ifPresent(
            spool -> {
              upkeep.emptySpool(spool, callers, log);
              upkeep.watchOutages(taking);
              settings.asterisk().callRecords().ifPresent(file -> upkeep.witness(spool, file));
            });
    return upkeep;
  }

  private void tellPins() {
    ToldPins told =
        new ToldPins(settings.node(), settings.dialogue(), new JooqPinSettings(database), clock);
    turns.every(TELL_SETTINGS_EVERY, "telling which PINs this node takes", told::tell);
  }

  private void emptySpool(Path spool, LiveCallers callers, JournalCallLog log) {
    SpoolImport noted =
        new SpoolImport(
            spool,
            settings.dataFolder().resolve("spool-unreadable"),
            settings.node(),
            settings.region(),
            callers::hash,
            settings.dialogue().numbers(),
            log,
            clock,
            meters);
    MessageImport messages =
        new MessageImport(
            spool.resolve("messages"), new JooqOfficeMessages(database), clock, meters);
    Duration pause = settings.asterisk().lookEvery();
    turns.every(pause, "bringing in what the dialplan has noted", noted::run);
    turns.every(pause, "bringing in messages to the office", messages::run);
  }

  private void watchOutages(BooleanSupplier taking) {
    OutageWatch watch =
        new OutageWatch(
            settings.dataFolder().resolve("lives"),
            settings.node(),
            new JooqLives(database),
            new JooqOutages(database),
            clock,
            taking,
            meters);
    turns.every(TELL_EVERY, "noting that this node is there", watch::goOn);
    turns.every(TELL_EVERY, "telling that this node is there", watch::tell);
    turns.every(JUDGE_EVERY, "looking for outages", watch::judge);
  }

  private void witness(Path spool, Path callRecords) {
    WitnessLook look =
        new WitnessLook(
            new WitnessFiles(
                List.of(callRecords),
                List.of(settings.dataFolder().resolve("journal")),
                List.of(spool)),
            new JooqWitness(database),
            new JooqLives(database),
            new JooqOutages(database));
    NightlyWitness nightly =
        new NightlyWitness(
            look,
            settings.node(),
            settings.asterisk().witnessAt(),
            settings.dialogue().zone(),
            clock,
            meters);
    turns.every(JUDGE_EVERY, "comparing Asterisk's records with the call log", nightly::runIfDue);
  }

  @Override
  public void close() {
    turns.close();
  }
}
