package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.RULE_FAILURE;

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

  @Test
  void where_a_rule_failed_is_kept_since_when_it_did_and_goes_when_it_looked_there_without() {
    JooqFindings first = findings();
    first.add("S:S1", failure("K1"));
    first.store(List.of("S:S1"));
    assertThat(failures()).containsExactly("S:S1 LATE_ARRIVAL K1 visit K1 " + NOW);

    // It fails there again, and elsewhere too: since when it does so there stays.
    JooqFindings again = findings(NOW.plusSeconds(600));
    again.add("S:S1", failure("K1"));
    again.add("S:S1", failure("K7"));
    again.store(List.of("S:S1"));
    assertThat(failures())
        .containsExactly(
            "S:S1 LATE_ARRIVAL K1 visit K1 " + NOW,
            "S:S1 LATE_ARRIVAL K7 visit K7 " + NOW.plusSeconds(600));

    // A look at somebody else says nothing of it; one at the same person does.
    findings().store(List.of("S:S2"));
    assertThat(failures()).hasSize(2);
    findings().store(List.of("S:S1"));
    assertThat(failures()).isEmpty();
  }

  private static List<String> failures() {
    return sql.selectFrom(RULE_FAILURE)
        .orderBy(RULE_FAILURE.VISIT_ID)
        .fetch(
            row ->
                String.join(
                    " ",
                    row.getScope(),
                    row.getCode(),
                    row.getVisitId(),
                    row.getSubject(),
                    row.getSince().toString()));
  }

  private static JooqFindings findings() {
    return findings(NOW);
  }

  private static JooqFindings findings(Instant now) {
    Wording wording = new Wording(CivilZone.LONDON, new Directory(List.of(), List.of(), List.of()));
    return new JooqFindings(sql, wording, now);
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
