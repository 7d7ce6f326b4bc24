-- Evidence: each telephone call as it happened. Insert-only: no statement of ours updates or deletes a row before its retention ends.
-- A call on which a second worker keyed a PIN makes two rows; both name the one telephone call.

CREATE TABLE logged_call (
  call_id            VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'node and Asterisk uniqueid, "/2" for a second worker; or the id given by an imported file',
  telephone_call_id  VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  node               VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answered_at        DATETIME(3) NOT NULL COMMENT 'UTC',
  ended_at           DATETIME(3) NULL     COMMENT 'UTC; null where only the arrival of the call is known',
  caller_number      VARCHAR(80) NOT NULL COMMENT 'as presented; empty when withheld',
  caller_e164        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'normalised; null when withheld',
  presentation       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'as the trunk said: allowed, restricted, ...',
  dialled_number     VARCHAR(80) NOT NULL DEFAULT '',
  pin_hash           BINARY(32)  NULL     COMMENT 'null: no PIN was keyed',
  pin_masked         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'what was keyed, all but its length hidden',
  service_user_code  VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'digits keyed',
  direction          VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'ARRIVAL, DEPARTURE, or empty where the caller did not say',
  ending             VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the outcome of the conversation',
  received_at        DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) COMMENT 'when the database had it',
  PRIMARY KEY (call_id),
  KEY logged_call_answered (answered_at),
  KEY logged_call_caller (caller_e164, answered_at),
  KEY logged_call_pin (pin_hash, answered_at),
  KEY logged_call_code (service_user_code, answered_at)
);

-- What a change still has to be followed through for. Written in the transaction of the change, taken by the one node that verifies.
CREATE TABLE to_verify (
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: calls that name no service user yet',
  date             DATE        NOT NULL COMMENT 'civil date that the change touches; 1000-01-01: every date',
  marked_at        DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (service_user_id, date)
);

-- Calls that arrived and whose person and worker are still to be told. The phone half fills it in the transaction that inserts the call.
CREATE TABLE call_to_place (
  call_id    VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (call_id)
);
