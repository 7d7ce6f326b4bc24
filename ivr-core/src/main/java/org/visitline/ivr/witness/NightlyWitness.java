package org.visitline.ivr.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays Asterisk's records beside the call log, every night, since it last did. */
public final class NightlyWitness {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyWitness.class);

  /** A node that was away for longer is looked at by hand, with {@code visitline witness}. */
  private static final int MOST_DAYS = 7;

  private final WitnessLook look;
  private final String node;
  private final LocalTime at;
  private final ZoneId zone;
  private final InstantSource clock;
  private @Nullable LocalDate complained;
  private volatile double unexplained = Double.NaN;
  private volatile double lost = Double.NaN;
  private volatile Instant lastLook;

  /**
   * Of one node's Asterisk.
   *
   * @param look at what
   * @param node that looks
   * @param at the civil time from which the day before is looked at
   * @param zone civil
   * @param clock the one clock
   * @param meters where it counts
   */
  public NightlyWitness(
      WitnessLook look,
      String node,
      LocalTime at,
      ZoneId zone,
      InstantSource clock,
      MeterRegistry meters) {
    this.look = look;
    this.node = node;
    this.at = at;
    this.zone = zone;
    this.clock = clock;
    // A node that has never looked has the time of a usual one for it.
    this.lastLook = clock.instant();
    Gauge.builder("visitline.witness.unexplained", this, witness -> witness.unexplained)
        .description(
            "Calls, at the last look, in Asterisk's records or in the log, not in both, without a"
                + " reason")
        .register(meters);
    Gauge.builder("visitline.witness.lost", this, witness -> witness.lost)
        .description("Calls, at the last look, that nobody could take")
        .register(meters);
    Gauge.builder("visitline.witness.last.look", this, witness -> witness.lastLook.getEpochSecond())
        .baseUnit("seconds")
        .description(
            "When Asterisk's records were last compared with the call log, in seconds since 1970;"
                + " before the first time, when this node was started")
        .register(meters);
  }

  /** Looks, if it is time and it has not been done. Every few minutes. */
  public void runIfDue() {
    ZonedDateTime now = clock.instant().atZone(zone);
    LocalDate today = now.toLocalDate();
    Optional<JooqWitness.LastLook> last;
    try {
      last = look.findLast(node);
    } catch (RuntimeException e) {
      // The database is away; the shipper says so once, for all that waits for it.
      return;
    }
    last.ifPresent(known -> lastLook = known.at());
    if (now.toLocalTime().isBefore(at)) {
      return;
    }
    Instant to = today.atStartOfDay(zone).toInstant();
    Instant yesterday = today.minusDays(1).atStartOfDay(zone).toInstant();
    Instant longAgo = today.minusDays(MOST_DAYS).atStartOfDay(zone).toInstant();
    // Nights that were missed are made up for: what went wrong then is what must be seen.
    Instant from = last.map(known -> later(known.upTo(), longAgo)).orElse(yesterday);
    if (!from.isBefore(to)) {
      return;
    }
    try {
      WitnessReport report = look.report(from, to, now.toInstant());
      look.keep(node, report, now.toInstant());
      unexplained = report.unexplained();
      lost = report.lost();
      lastLook = now.toInstant();
      if (report.unexplained() + report.lost() > 0) {
        LOG.error(
            "ALARM: since {}, {} calls are in Asterisk's records or in the call log and not in"
                + " both, and nobody can say why; {} more could be taken by nobody. `visitline"
                + " witness` shows them:\n{}",
            from,
            report.unexplained(),
            report.lost(),
            report.text());
      } else {
        LOG.info("Asterisk's records since {} agree with the call log: {}", from, report.text());
      }
    } catch (IOException e) {
      // Said once a night, and tried again all day.
      if (!today.equals(complained)) {
        LOG.error(
            "ALARM: the calls of the days before cannot be compared with Asterisk's records: {}",
            e.getMessage());
      }
      complained = today;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
