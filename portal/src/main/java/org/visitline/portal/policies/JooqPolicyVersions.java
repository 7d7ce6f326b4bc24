package org.visitline.portal.policies;

import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.policy.PolicyFile;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.store.JooqPolicies;

/** Every version of every policy, as it was given. */
class JooqPolicyVersions {

  private static final int FIRST_KNOWN_YEAR = 1001;

  private final DSLContext jooq;

  JooqPolicyVersions(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * A policy.
   *
   * @param provider null: every provider without one of its own
   * @param from null: from the beginning on
   * @param others the numbers that differ from what holds by default
   */
  record Version(
      String version,
      @Nullable String provider,
      @Nullable LocalDate from,
      List<Other> others,
      String text) {}

  /** A number that differs. */
  record Other(PolicyNumber number, int value) {}

  /** The general ones first, then by provider; the latest first. */
  List<Version> list() {
    return jooq.select(POLICY.POLICY_VERSION, PROVIDER.NAME, POLICY.VALID_FROM, POLICY.SETTINGS)
        .from(POLICY)
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(POLICY.PROVIDER_ID))
        .orderBy(PROVIDER.NAME, POLICY.VALID_FROM.desc(), POLICY.POSITION.desc())
        .fetch(
            row ->
                new Version(
                    row.value1(),
                    row.value2(),
                    row.value3().getYear() < FIRST_KNOWN_YEAR ? null : row.value3(),
                    others(row.value1(), row.value4()),
                    row.value4()));
  }

  private static List<Other> others(String version, String text) {
    var policy = PolicyFile.read(version, text).policy();
    return List.of(PolicyNumber.values()).stream()
        .filter(number -> policy.number(number) != number.byDefault())
        .map(number -> new Other(number, policy.number(number)))
        .toList();
  }

  Set<String> providers() {
    return jooq.select(PROVIDER.PROVIDER_ID).from(PROVIDER).fetchSet(PROVIDER.PROVIDER_ID);
  }

  /** Puts one into force. */
  boolean add(String text, Instant now) {
    return JooqPolicies.add(jooq, "policy", text, now);
  }
}
