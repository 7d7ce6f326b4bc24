-- Sessions live in the database, so that any node can serve anybody, a restart logs nobody out, and ending somebody's log-in ends their sessions.
-- Failed tries are counted for a log-in and a browser: a stranger who guesses slows himself down, and not the person whose browser is known.

CREATE TABLE portal_session (
  PRIMARY_ID             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  SESSION_ID             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  CREATION_TIME          BIGINT       NOT NULL,
  LAST_ACCESS_TIME       BIGINT       NOT NULL,
  MAX_INACTIVE_INTERVAL  INT          NOT NULL,
  EXPIRY_TIME            BIGINT       NOT NULL,
  PRINCIPAL_NAME         VARCHAR(100) NULL,
  PRIMARY KEY (PRIMARY_ID),
  UNIQUE KEY portal_session_id (SESSION_ID),
  KEY portal_session_expiry (EXPIRY_TIME),
  KEY portal_session_person (PRINCIPAL_NAME)
) COMMENT 'columns as Spring Session wants them';

CREATE TABLE portal_session_ATTRIBUTES (
  SESSION_PRIMARY_ID  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ATTRIBUTE_NAME      VARCHAR(200) NOT NULL,
  ATTRIBUTE_BYTES     MEDIUMBLOB   NOT NULL,
  PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
  CONSTRAINT portal_session_attributes_session FOREIGN KEY (SESSION_PRIMARY_ID) REFERENCES portal_session (PRIMARY_ID) ON DELETE CASCADE
);

CREATE TABLE sign_in_failure (
  username   VARCHAR(100) NOT NULL COMMENT 'as typed; it need not exist',
  browser    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of a known browser''s token; empty: every browser in which nobody has signed in by this name',
  failures   INT          NOT NULL,
  failed_at  DATETIME(3)  NOT NULL COMMENT 'UTC; the last of them',
  PRIMARY KEY (username, browser),
  KEY sign_in_failure_at (failed_at)
);

CREATE TABLE known_browser (
  username   VARCHAR(100) NOT NULL,
  browser    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of its token',
  last_seen  DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (username, browser),
  CONSTRAINT known_browser_person FOREIGN KEY (username) REFERENCES portal_user (username) ON DELETE CASCADE
);

ALTER TABLE portal_user
  ADD COLUMN second_factor  VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the secret of the one-time codes, sealed under the installation''s key; null: none yet',
  ADD COLUMN last_code_step BIGINT       NULL COMMENT 'the 30-second step of the last code taken: a code is good once',
  ADD COLUMN change_by      DATETIME(3)  NULL COMMENT 'UTC; the password was given by somebody else, and must be changed before; null: it is the person''s own',
  ADD COLUMN ended_at       DATETIME(3)  NULL COMMENT 'UTC; since then the log-in opens nothing';
