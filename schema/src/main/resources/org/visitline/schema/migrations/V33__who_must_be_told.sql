-- A visit to which nobody came must be known while something can still be done: first by the provider, then by an officer.
-- One row for each visit and stage, also where nobody was told: it is the answer to 'why was I told' and 'why was I not'.

CREATE TABLE alert_contact (
  contact_id   BIGINT       NOT NULL AUTO_INCREMENT,
  provider_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: the council''s officers',
  channel      VARCHAR(7)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'EMAIL or WEBHOOK',
  address      VARCHAR(500) NOT NULL,
  secret       VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what a webhook is signed with, sealed under the installation''s key; null for e-mail',
  added_by     VARCHAR(100) NOT NULL,
  added_at     DATETIME(3)  NOT NULL COMMENT 'UTC',
  ended_at     DATETIME(3)  NULL     COMMENT 'UTC; null while in use',
  PRIMARY KEY (contact_id),
  KEY alert_contact_provider (provider_id),
  CONSTRAINT alert_contact_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

CREATE TABLE alert_decision (
  alert_id               BIGINT      NOT NULL AUTO_INCREMENT,
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  latest_start_at        DATETIME(3) NOT NULL COMMENT 'UTC; a visit that is moved is watched anew',
  stage                  VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'PROVIDER, OFFICER, ALL_CLEAR',
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  time_critical          BOOLEAN     NOT NULL,
  due_at                 DATETIME(3) NOT NULL COMMENT 'UTC; when it was to be decided',
  decided_at             DATETIME(3) NOT NULL COMMENT 'UTC',
  verdict                VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'TELL, or why not: ARRIVED, CANCELLED, SUSPENDED, OUTAGE',
  reason                 VARCHAR(500) NOT NULL COMMENT 'a sentence, with the times in it',
  PRIMARY KEY (alert_id),
  UNIQUE KEY alert_once_a_stage (commissioned_visit_id, latest_start_at, stage),
  KEY alert_decision_decided (decided_at),
  KEY alert_decision_service_user (service_user_id, decided_at)
);

-- What has to go out, to whom; kept when it has gone.
CREATE TABLE alert_message (
  message_id   BIGINT      NOT NULL AUTO_INCREMENT,
  alert_id     BIGINT      NOT NULL,
  contact_id   BIGINT      NOT NULL,
  state        VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WAITING, SENT, GIVEN_UP',
  tries        INT         NOT NULL DEFAULT 0,
  next_try_at  DATETIME(3) NOT NULL COMMENT 'UTC',
  settled_at   DATETIME(3) NULL     COMMENT 'UTC; when it was taken, or given up',
  last_answer  VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'what the other side said to the last try',
  PRIMARY KEY (message_id),
  UNIQUE KEY alert_message_once (alert_id, contact_id),
  KEY alert_message_waiting (state, next_try_at),
  CONSTRAINT alert_message_alert FOREIGN KEY (alert_id) REFERENCES alert_decision (alert_id) ON DELETE CASCADE,
  CONSTRAINT alert_message_contact FOREIGN KEY (contact_id) REFERENCES alert_contact (contact_id)
);
