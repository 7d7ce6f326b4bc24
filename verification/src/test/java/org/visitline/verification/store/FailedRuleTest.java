package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visitline.schema.Database;
import org.visitline.verification.decisions.AdasDay;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.time.CivilZone;

/** A rule that throws takes nothing back: what it had found is not known to be mended. */
class FailedRuleTest {

  private static final Instant NOW = Instant.parse("2026-06-02T12:00:00Z");

  private static Database database;
  private static DSLContext sql;

  @BeforeAll
  static void open() {
    database = TestDatabases.fresh("failed_rule");
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void annIsLate() {
    AdasDay.in(sql);
    new Verifier(database, CivilZone.LONDON, () -> NOW).catchUp();
    assertThat(sql.fetchValues(DISCREPANCY.CODE)).containsExactly("LATE_ARRIVAL");
  }

  @Test
  void what_a_rule_had_found_stays_where_it_fails_now() {
    JooqFindings findings = findings();
    findings.add("S:S1", failure("K1"));
    assertThat(findings.store(List.of("S:S1"))).isEmpty();
    assertThat(sql.fetchValues(DISCREPANCY.CODE)).containsExactly("LATE_ARRIVAL");
  }

  @Test
  void what_it_had_found_of_another_visit_goes() {
    JooqFindings findings = findings();
    findings.add("S:S1", failure("K7"));
    assertThat(findings.store(List.of("S:S1"))).containsExactly("K1");
    assertThat(sql.fetchValues(DISCREPANCY.CODE)).isEmpty();
  }

  private static JooqFindings findings() {
    Wording wording = new Wording(CivilZone.LONDON, new Directory(List.of(), List.of(), List.of()));
    return new JooqFindings(sql, wording, NOW);
  }

  private static RuleFailure failure(String visit) {
    return new RuleFailure(
        DiscrepancyCode.LATE_ARRIVAL,
        "visit " + visit,
        null,
        new VisitId(visit),
        null,
        new IllegalStateException("divided by nobody"));
  }
}
