package org.visitline.portal.api;

import static org.visitline.schema.jooq.Tables.API_TOKEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tokens, by their hashes. */
class JooqApiTokens {

  private final DSLContext jooq;

  JooqApiTokens(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A token in the list. */
  record Token(
      long id,
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

  List<Token> list(String provider) {
    return jooq.selectFrom(API_TOKEN)
        .where(API_TOKEN.PROVIDER_ID.eq(provider))
        .orderBy(API_TOKEN.ENDED_AT, API_TOKEN.TOKEN_ID)
        .fetch(
            row ->
                new Token(
                    row.getTokenId(),
                    row.getName(),
                    row.getGivenBy(),
                    row.getGivenAt(),
                    row.getGoodUntil(),
                    row.getEndedAt()));
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

  void end(String provider, long id, Instant at) {
    jooq.update(API_TOKEN)
        .set(API_TOKEN.ENDED_AT, at)
        .where(API_TOKEN.PROVIDER_ID.eq(provider))
        .and(API_TOKEN.TOKEN_ID.eq(id))
        .and(API_TOKEN.ENDED_AT.isNull())
        .execute();
  }
}
