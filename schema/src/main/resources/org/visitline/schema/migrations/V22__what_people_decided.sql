-- Decisions: what people said of calls, visits and findings, laid beside them. Append-only: no row here is ever changed or deleted;
-- what ends its effect is another row. The engine reads them whenever it derives, so that deriving again overwrites nobody's word.

-- Why somebody decided so. A code that was used once is archived, never deleted.
CREATE TABLE reason_code (
  reason_code    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wording        VARCHAR(200) NOT NULL,
  preferred      BOOLEAN      NOT NULL COMMENT 'what happened is not the provider''s fault',
  note_required  BOOLEAN      NOT NULL DEFAULT FALSE,
  position       INT          NOT NULL COMMENT 'in lists to choose from',
  archived_at    DATETIME(3)  NULL COMMENT 'UTC; no longer offered from then on',
  PRIMARY KEY (reason_code)
);

INSERT INTO reason_code (position, reason_code, preferred, note_required, wording) VALUES
  ( 10, 'TIME_CHANGE_AGREED',    TRUE,  FALSE, 'The person asked for another time, or agreed to one'),
  ( 20, 'OTHER_WORKER_WANTED',   TRUE,  FALSE, 'The person asked for another care worker'),
  ( 30, 'PERSONS_EMERGENCY',     TRUE,  FALSE, 'An emergency of the person'),
  ( 40, 'IN_HOSPITAL',           TRUE,  FALSE, 'The person was in hospital'),
  ( 50, 'NO_REPLY',              TRUE,  FALSE, 'Nobody opened the door'),
  ( 60, 'PERSON_REFUSED_PHONE',  TRUE,  FALSE, 'The person would not have the phone used'),
  ( 70, 'NO_PHONE',              TRUE,  FALSE, 'There is no phone at the address'),
  ( 80, 'PHONE_IN_USE',          TRUE,  FALSE, 'The phone was in use'),
  ( 90, 'PHONE_NOT_WORKING',     TRUE,  FALSE, 'The phone was not working or was disconnected'),
  (100, 'LINE_MOVED',            TRUE,  FALSE, 'The line moved to digital, or the power was cut'),
  (110, 'NUMBER_WITHHELD',       TRUE,  FALSE, 'The line withholds its number'),
  (120, 'CALL_BLOCKER',          TRUE,  FALSE, 'A call blocker on the line'),
  (130, 'SYSTEM_OUTAGE',         TRUE,  FALSE, 'The phone service or its network was out of order'),
  (140, 'ORDER_CHANGED',         TRUE,  FALSE, 'The schedule had changed, and the order did not show it'),
  (150, 'EXTRA_WORKER_NEEDED',   TRUE,  FALSE, 'An extra care worker was needed'),
  (160, 'VISIT_EXTENDED',        TRUE,  FALSE, 'The person needed more time'),
  (170, 'WEATHER',               TRUE,  FALSE, 'Weather or closed roads'),
  (200, 'NO_ARRIVAL_CALL',       FALSE, FALSE, 'The worker forgot to ring on arriving'),
  (210, 'NO_DEPARTURE_CALL',     FALSE, FALSE, 'The worker forgot to ring on leaving'),
  (220, 'NO_CALLS_RECORDS_SEEN', FALSE, TRUE,  'No calls were made; the record of care was seen'),
  (230, 'WRONG_KEYS',            FALSE, FALSE, 'A wrong PIN or code was keyed'),
  (240, 'SCHEDULING_ERROR',      FALSE, FALSE, 'The provider''s schedule was wrong'),
  (250, 'WORKER_LATE',           FALSE, FALSE, 'The care worker was late'),
  (260, 'WORKER_EARLY',          FALSE, FALSE, 'The care worker was early'),
  (270, 'SECOND_WORKER_DELAYED', FALSE, FALSE, 'The second care worker was delayed'),
  (280, 'OTHER_WORKER_SENT',     FALSE, FALSE, 'The provider sent another care worker'),
  (290, 'TRANSPORT',             FALSE, FALSE, 'Car or public transport failed'),
  (300, 'WORKER_INJURED',        FALSE, FALSE, 'The care worker was ill or injured'),
  (310, 'WORKER_EMERGENCY',      FALSE, FALSE, 'A family emergency of the care worker'),
  (320, 'STAFF_SHORTAGE',        FALSE, FALSE, 'Too few staff'),
  (330, 'NOT_A_VISIT',           TRUE,  FALSE, 'The call was not about a visit'),
  (900, 'OTHER',                 FALSE, TRUE,  'Another reason (say which)');

-- Times that a person gives for a visit, or a visit that no call shows: then the visit is named 'amendment-' and the number.
CREATE TABLE amendment (
  amendment_no     BIGINT        NOT NULL AUTO_INCREMENT,
  visit_id         VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: an added visit',
  service_user_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of an added visit',
  care_worker_id   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of an added visit',
  arrived_at       DATETIME(3)   NULL COMMENT 'UTC; null: as the calls say',
  departed_at      DATETIME(3)   NULL COMMENT 'UTC; null: as the calls say',
  reason_code      VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note             VARCHAR(2000) NOT NULL,
  author           VARCHAR(100)  NOT NULL,
  written_at       DATETIME(3)   NOT NULL,
  PRIMARY KEY (amendment_no),
  KEY amendment_visit (visit_id),
  KEY amendment_service_user (service_user_id),
  CONSTRAINT amendment_reason FOREIGN KEY (reason_code) REFERENCES reason_code (reason_code),
  CONSTRAINT amendment_person FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id),
  CONSTRAINT amendment_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id),
  CONSTRAINT amendment_of_something CHECK ((visit_id IS NOT NULL AND service_user_id IS NULL AND care_worker_id IS NULL)
    OR (visit_id IS NULL AND service_user_id IS NOT NULL AND care_worker_id IS NOT NULL)),
  CONSTRAINT amendment_at_some_time CHECK (arrived_at IS NOT NULL OR departed_at IS NOT NULL)
);

-- An amendment that takes no part any more: an officer rejected it, or its author's side took it back.
CREATE TABLE amendment_withdrawal (
  amendment_no  BIGINT        NOT NULL,
  rejected      BOOLEAN       NOT NULL COMMENT 'by an officer',
  note          VARCHAR(2000) NOT NULL,
  author        VARCHAR(100)  NOT NULL,
  written_at    DATETIME(3)   NOT NULL,
  PRIMARY KEY (amendment_no),
  CONSTRAINT withdrawal_of_amendment FOREIGN KEY (amendment_no) REFERENCES amendment (amendment_no)
);

-- What a person said of a call that could not be placed. The latest word on a call holds.
CREATE TABLE queue_decision (
  queue_decision_id  BIGINT        NOT NULL AUTO_INCREMENT,
  call_id            VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decision           VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'LINKED, REJECTED, REOPENED',
  care_worker_id     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: as the call says',
  service_user_id    VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: as the call says',
  reason_code        VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note               VARCHAR(2000) NOT NULL,
  author             VARCHAR(100)  NOT NULL,
  written_at         DATETIME(3)   NOT NULL,
  PRIMARY KEY (queue_decision_id),
  KEY queue_decision_call (call_id),
  KEY queue_decision_person (service_user_id),
  CONSTRAINT queue_decision_reason FOREIGN KEY (reason_code) REFERENCES reason_code (reason_code),
  CONSTRAINT queue_decision_person FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id),
  CONSTRAINT queue_decision_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id)
);

-- An officer accepts a finding as it stands. It names the finding's facts, for the finding itself is made again; while they stand, so does this.
CREATE TABLE acknowledgement (
  acknowledgement_id     BIGINT        NOT NULL AUTO_INCREMENT,
  code                   VARCHAR(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  commissioned_visit_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  visit_id               VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  care_worker_id         VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  call_id                VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  other_visit_id         VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  amendment_id           VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  measured               BIGINT        NULL,
  first_found_at         DATETIME(3)   NOT NULL COMMENT 'UTC; copied from the finding: how long it waited',
  reason_code            VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note                   VARCHAR(2000) NOT NULL,
  bulk_id                CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the same for all that were acknowledged at one stroke; null: this one alone',
  author                 VARCHAR(100)  NOT NULL,
  written_at             DATETIME(3)   NOT NULL,
  PRIMARY KEY (acknowledgement_id),
  KEY acknowledgement_visit (visit_id),
  KEY acknowledgement_commissioned (commissioned_visit_id),
  KEY acknowledgement_written (written_at),
  CONSTRAINT acknowledgement_reason FOREIGN KEY (reason_code) REFERENCES reason_code (reason_code)
);

CREATE TABLE acknowledgement_withdrawal (
  acknowledgement_id  BIGINT        NOT NULL,
  note                VARCHAR(2000) NOT NULL,
  author              VARCHAR(100)  NOT NULL,
  written_at          DATETIME(3)   NOT NULL,
  PRIMARY KEY (acknowledgement_id),
  CONSTRAINT withdrawal_of_acknowledgement FOREIGN KEY (acknowledgement_id) REFERENCES acknowledgement (acknowledgement_id)
);

-- An officer's question to a provider about findings. What has become of it is told by its entries alone.
CREATE TABLE provider_query (
  query_id     BIGINT       NOT NULL AUTO_INCREMENT,
  provider_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_by     VARCHAR(100) NOT NULL,
  asked_at     DATETIME(3)  NOT NULL,
  due_at       DATETIME(3)  NOT NULL COMMENT 'UTC; when an answer is expected at the latest',
  PRIMARY KEY (query_id),
  KEY provider_query_provider (provider_id, asked_at),
  CONSTRAINT provider_query_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- What it asks about, by the facts as they were: the finding may have changed since.
CREATE TABLE provider_query_finding (
  query_finding_id       BIGINT        NOT NULL AUTO_INCREMENT,
  query_id               BIGINT        NOT NULL,
  code                   VARCHAR(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  commissioned_visit_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  visit_id               VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  care_worker_id         VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  call_id                VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  other_visit_id         VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  amendment_id           VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  measured               BIGINT        NULL,
  first_found_at         DATETIME(3)   NOT NULL,
  explanation            VARCHAR(1000) NOT NULL COMMENT 'as the officer read it when asking',
  PRIMARY KEY (query_finding_id),
  KEY query_finding_query (query_id),
  KEY query_finding_visit (visit_id),
  KEY query_finding_commissioned (commissioned_visit_id),
  CONSTRAINT query_finding_query FOREIGN KEY (query_id) REFERENCES provider_query (query_id)
);

-- A query is open, and holds the pay of the visits it is about, until its last word (a reminder is none) is ACCEPTED or CLOSED.
CREATE TABLE provider_query_entry (
  query_entry_id  BIGINT        NOT NULL AUTO_INCREMENT,
  query_id        BIGINT        NOT NULL,
  kind            VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'QUESTION, ANSWER, AMENDED, ACCEPTED, REJECTED, ESCALATED, REMINDER, CLOSED',
  text            VARCHAR(4000) NOT NULL,
  amendment_no    BIGINT        NULL COMMENT 'of AMENDED',
  author          VARCHAR(100)  NOT NULL,
  written_at      DATETIME(3)   NOT NULL,
  PRIMARY KEY (query_entry_id),
  KEY query_entry_query (query_id),
  CONSTRAINT query_entry_query FOREIGN KEY (query_id) REFERENCES provider_query (query_id),
  CONSTRAINT query_entry_amendment FOREIGN KEY (amendment_no) REFERENCES amendment (amendment_no)
);

-- The opinion shows where each finding stands, so that lists need not lay the facts of every decision beside it.
ALTER TABLE discrepancy
  ADD COLUMN amendment_id VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the amendment that it is about; empty: about none' AFTER other_visit_id,
  ADD COLUMN acknowledged BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an officer accepted it with these facts' AFTER provisional,
  ADD COLUMN queried BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an open query asks about it with these facts' AFTER acknowledged;
