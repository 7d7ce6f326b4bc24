package org.visitline.verification.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.time.CivilZone;

/**
 * Derives everything from scratch, as over files, and lays it beside what is stored. The stored
 * opinion came about change by change; the two must be the same, to the letter.
 */
public final class DatabaseCheck {

  private static final int TRIES = 60;
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Database database;
  private final CivilZone zone;
  private final InstantSource clock;

  DatabaseCheck(Database database, CivilZone zone, InstantSource clock) {
    this.database = database;
    this.zone = zone;
    this.clock = clock;
  }

  /** The differences at a moment at which every change has been followed through. */
  List<Difference> settled() {
    CountDownLatch never = new CountDownLatch(1);
    for (int tries = 1; tries <= TRIES; tries++) {
      Optional<List<Difference>> differences = look();
      if (differences.isPresent()) {
        return differences.get();
      }
      try {
        boolean ended = never.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException(
        "changes still wait to be followed through, which the portal does as it runs; try again"
            + " when it has");
  }

  /** Everything as it is at one moment: calls, decisions, and what is thought of them. */
  private Optional<List<Difference>> look() {
    try (Connection connection = database.dataSource().getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try {
        DSLContext snapshot = DSL.using(database.jooq().configuration().derive(connection));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return pending(snapshot, now) > 0
            ? Optional.empty()
            : Optional.of(differences(snapshot, zone, now));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      throw new DataAccessException("cannot look at the database", e);
    }
  }

  /**
   * One line of opinion that is not the same.
   *
   * @param stored it is stored and does not follow; else it follows and is not stored
   * @param line what it says
   */
  public record Difference(boolean stored, String line) {}

  /** How many marks, and people due by now, are not followed through yet. */
  static int pending(DSLContext sql, Instant now) {
    return JooqAgenda.read(sql, now, 1_000, 1_000).size();
  }

  /** Every difference as of now; nothing is changed. */
  static List<Difference> differences(DSLContext sql, CivilZone zone, Instant now) {
    Borough borough = JooqBorough.load(sql, zone);
    Setting setting =
        new Setting(borough.directory(), JooqPolicies.load(sql), zone, borough.outages(), now);
    BoroughOpinion opinion = BoroughRun.verify(borough, setting);
    Decisions decisions = JooqDecisions.all(sql).on(opinion.visits());
    OpinionLines lines = new OpinionLines(setting, decisions);
    BoroughOpinion.ByHome byHome = opinion.byHome();
    Map<String, List<Finding>> byPerson = new HashMap<>();
    for (Finding finding : opinion.findings().found()) {
      byPerson
          .computeIfAbsent(
              finding.serviceUser() == null ? "" : finding.serviceUser().value(),
              person -> new ArrayList<>())
          .add(finding);
    }
    JooqOpinionLines stored = new JooqOpinionLines(sql);
    List<Difference> differences = new ArrayList<>();
    Slices.each(
        opinion.serviceUsers(),
        slice -> {
          Map<String, Integer> balance = new TreeMap<>();
          for (ServiceUserOpinion one : slice) {
            lines.of(one, byHome.about(one), line -> balance.merge(line, 1, Integer::sum));
            byPerson
                .getOrDefault(one.serviceUser().id().value(), List.of())
                .forEach(finding -> balance.merge(lines.of(finding), 1, Integer::sum));
          }
          stored.of(
              slice.stream().map(one -> one.serviceUser().id().value()).toList(),
              line -> balance.merge(line, -1, Integer::sum));
          add(balance, differences);
        });
    Map<String, Integer> balance = new TreeMap<>();
    byPerson
        .getOrDefault("", List.of())
        .forEach(finding -> balance.merge(lines.of(finding), 1, Integer::sum));
    stored.ofNobody(line -> balance.merge(line, -1, Integer::sum));
    stored.ofStrangers(line -> balance.merge(line, -1, Integer::sum));
    add(balance, differences);
    return differences;
  }

  private static void add(Map<String, Integer> balance, List<Difference> to) {
    balance.forEach(
        (line, count) -> {
          if (count != 0) {
            to.add(new Difference(count < 0, line));
          }
        });
  }
}
