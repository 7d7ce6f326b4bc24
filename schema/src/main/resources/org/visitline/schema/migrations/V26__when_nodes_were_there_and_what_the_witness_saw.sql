-- A visit that no call shows was missed only if a call could have been logged. Each node tells when it was there; what no node covers
-- is an outage. And Asterisk's own call records, an independent witness, are laid beside the calls that were logged.

CREATE TABLE node_life (
  node     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_at  DATETIME(3) NOT NULL COMMENT 'UTC; it took calls from then on',
  to_at    DATETIME(3) NOT NULL COMMENT 'UTC; moved on every few seconds while it does',
  PRIMARY KEY (node, from_at),
  KEY node_life_to (to_at)
);

CREATE TABLE witness_run (
  witness_run_id  BIGINT      NOT NULL AUTO_INCREMENT,
  node            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'that looked by itself, at night; empty: an operator asked',
  ran_at          DATETIME(3) NOT NULL COMMENT 'UTC',
  from_at         DATETIME(3) NOT NULL COMMENT 'UTC; calls answered from then',
  to_at           DATETIME(3) NOT NULL COMMENT 'UTC, exclusive',
  records         INT         NOT NULL COMMENT 'calls of ours in Asterisk''s records',
  logged          INT         NOT NULL COMMENT 'telephone calls in the call log',
  explained       INT         NOT NULL COMMENT 'calls in one and not in the other, with a reason',
  lost            INT         NOT NULL COMMENT 'of these, calls that nobody could take',
  unexplained     INT         NOT NULL,
  PRIMARY KEY (witness_run_id),
  KEY witness_run_ran (ran_at)
);

CREATE TABLE witness_difference (
  witness_run_id  BIGINT      NOT NULL,
  asterisk_id     VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Asterisk''s uniqueid',
  call_id         VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: not in the log',
  at              DATETIME(3) NOT NULL COMMENT 'UTC; answered, else begun',
  reason          VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (witness_run_id, asterisk_id, call_id),
  CONSTRAINT witness_difference_run FOREIGN KEY (witness_run_id) REFERENCES witness_run (witness_run_id) ON DELETE CASCADE
);
