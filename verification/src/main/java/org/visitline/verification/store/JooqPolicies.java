package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.PolicyRecord;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyFile;

/** The policies of every contract, each version as the file that brought it. */
public final class JooqPolicies {

  /** A policy from the beginning on; the table wants a date. */
  private static final LocalDate BEGINNING = LocalDate.of(1000, 1, 1);

  private JooqPolicies() {}

  /** All that were ever in force. */
  public static Policies load(DSLContext sql) {
    List<Policies.Dated> policies = new ArrayList<>();
    sql.selectFrom(POLICY)
        .orderBy(POLICY.POSITION)
        .forEach(
            row -> {
              Policy policy = PolicyFile.read(row.getPolicyVersion(), row.getSettings()).policy();
              String provider = row.getProviderId();
              policies.add(
                  new Policies.Dated(
                      provider == null ? null : new ProviderId(provider),
                      row.getValidFrom(),
                      policy));
            });
    return policies.isEmpty() ? Policies.DEFAULT : new Policies(policies);
  }

  /**
   * Puts a policy into force, and marks everybody: what was found by another is found again.
   *
   * @param text the file as it was given
   * @return false where this very policy was there before, and nothing changed
   * @throws IllegalArgumentException where its version is another policy's, or nobody's contract
   */
  public static boolean add(DSLContext sql, String name, String text, Instant now) {
    Policies.Dated dated = PolicyFile.read(name, text);
    return RetriedTransaction.result(
        sql,
        transaction -> {
          String version = dated.policy().version();
          PolicyRecord before = transaction.fetchOne(POLICY, POLICY.POLICY_VERSION.eq(version));
          if (before != null && before.getSettings().equals(text)) {
            return false;
          }
          if (before != null || version.equals(Policy.DEFAULT.version())) {
            throw new IllegalArgumentException(
                "Version %s is there with other numbers. Findings name it, so it stays as it is:"
                        .formatted(version)
                    + " give the new policy a version of its own.");
          }
          @Nullable ProviderId provider = dated.provider();
          if (provider != null
              && !transaction.fetchExists(PROVIDER, PROVIDER.PROVIDER_ID.eq(provider.value()))) {
            throw new IllegalArgumentException(
                "provider_id %s (%s) is no provider here; import providers.csv with it first"
                    .formatted(provider, name));
          }
          transaction
              .insertInto(POLICY)
              .set(POLICY.POLICY_VERSION, version)
              .set(POLICY.PROVIDER_ID, provider == null ? null : provider.value())
              .set(POLICY.VALID_FROM, dated.from().equals(LocalDate.MIN) ? BEGINNING : dated.from())
              .set(POLICY.SETTINGS, text)
              .execute();
          JooqAgenda.markEverything(transaction, now);
          return true;
        });
  }
}
