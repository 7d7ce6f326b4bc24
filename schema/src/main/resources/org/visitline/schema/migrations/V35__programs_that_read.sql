-- A provider's own software reads its data by a token instead of a person's log-in. Only the token's hash is kept.

CREATE TABLE api_token (
  token_id     BIGINT       NOT NULL AUTO_INCREMENT,
  provider_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name         VARCHAR(80)  NOT NULL COMMENT 'what it is for',
  hash         CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of 256 random bits, which nobody can guess from it',
  given_by     VARCHAR(100) NOT NULL,
  given_at     DATETIME(3)  NOT NULL,
  good_until   DATETIME(3)  NOT NULL COMMENT 'UTC',
  ended_at     DATETIME(3)  NULL COMMENT 'UTC; null while in use',
  PRIMARY KEY (token_id),
  UNIQUE KEY api_token_hash (hash),
  CONSTRAINT api_token_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);
