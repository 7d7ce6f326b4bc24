package org.visitline.portal.api;

import static org.visitline.schema.jooq.Tables.API_TOKEN;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;

/** Tokens, by their hashes. */
class JooqApiTokens {

  private static final Field<String> GIVEN_BY =
      JooqNames.of(API_TOKEN.GIVEN_BY).as("given_by_name");

  private final DSLContext jooq;

  JooqApiTokens(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A token in the list. */
  record Token(
      long id,
      String provider,
      String name,
      String givenBy,
      Instant givenAt,
      Instant goodUntil,
      @Nullable Instant endedAt) {}

  Optional<ApiClient> find(String hash, Instant now) {
    return jooq.selectFrom(API_TOKEN)
        .where(API_TOKEN.HASH.eq(hash))
        .and(API_TOKEN.ENDED_AT.isNull())
        .and(API_TOKEN.GOOD_UNTIL.gt(now))
        .fetchOptional(row -> new ApiClient(row.getTokenId(), row.getName(), row.getProviderId()));
  }

  /** A provider's own, or, for the council, everybody's; those in use first. */
  List<Token> list(Scope scope) {
    return jooq.select(API_TOKEN.fields())
        .select(PROVIDER.NAME, GIVEN_BY)
        .from(API_TOKEN)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(API_TOKEN.PROVIDER_ID))
        .where(JooqScope.within(scope, API_TOKEN.PROVIDER_ID))
        .orderBy(API_TOKEN.ENDED_AT, PROVIDER.NAME, API_TOKEN.TOKEN_ID)
        .fetch(
            row ->
                new Token(
                    row.get(API_TOKEN.TOKEN_ID),
                    row.get(PROVIDER.NAME),
                    row.get(API_TOKEN.NAME),
                    row.get(GIVEN_BY),
                    row.get(API_TOKEN.GIVEN_AT),
                    row.get(API_TOKEN.GOOD_UNTIL),
                    row.get(API_TOKEN.ENDED_AT)));
  }

  void add(String provider, String name, String hash, String by, Instant at, Instant goodUntil) {
    jooq.insertInto(API_TOKEN)
        .set(API_TOKEN.PROVIDER_ID, provider)
        .set(API_TOKEN.NAME, name)
        .set(API_TOKEN.HASH, hash)
        .set(API_TOKEN.GIVEN_BY, by)
        .set(API_TOKEN.GIVEN_AT, at)
        .set(API_TOKEN.GOOD_UNTIL, goodUntil)
        .execute();
  }

  void end(Scope scope, long id, Instant at) {
    jooq.update(API_TOKEN)
        .set(API_TOKEN.ENDED_AT, at)
        .where(JooqScope.within(scope, API_TOKEN.PROVIDER_ID))
        .and(API_TOKEN.TOKEN_ID.eq(id))
        .and(API_TOKEN.ENDED_AT.isNull())
        .execute();
  }
}
