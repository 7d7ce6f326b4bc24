-- What officers and providers add to the decisions: documents to an answer, cases with the home's log book beside the calls, and
-- lists kept under a name. All but the saved views are append-only, as decisions are.

-- A document that came with a word on a query: a daily record, a photo of the log book.
CREATE TABLE query_document (
  query_document_id  BIGINT       NOT NULL AUTO_INCREMENT,
  query_entry_id     BIGINT       NOT NULL,
  file_name          VARCHAR(200) NOT NULL COMMENT 'as it was named where it came from',
  media_type         VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by its first bytes, not by its name',
  sha256             CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content            MEDIUMBLOB   NOT NULL,
  PRIMARY KEY (query_document_id),
  KEY query_document_entry (query_entry_id),
  CONSTRAINT query_document_entry FOREIGN KEY (query_entry_id) REFERENCES provider_query_entry (query_entry_id)
);

-- A complaint, a safeguarding enquiry or a pattern that an officer follows. What has become of it is told by its entries alone.
CREATE TABLE care_case (
  case_id          BIGINT       NOT NULL AUTO_INCREMENT,
  title            VARCHAR(200) NOT NULL,
  kind             VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'COMPLAINT, SAFEGUARDING, MONITORING',
  reference        VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of the complaint or the enquiry, in the council''s other system',
  service_user_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  provider_id      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  opened_by        VARCHAR(100) NOT NULL,
  opened_at        DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (case_id),
  KEY care_case_opened (opened_at),
  CONSTRAINT care_case_person FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id),
  CONSTRAINT care_case_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- A finding as it was when it came into the case; the finding itself may have changed since.
CREATE TABLE care_case_finding (
  case_finding_id        BIGINT        NOT NULL AUTO_INCREMENT,
  case_id                BIGINT        NOT NULL,
  code                   VARCHAR(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  commissioned_visit_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  visit_id               VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  care_worker_id         VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  call_id                VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  date                   DATE          NOT NULL,
  measured               BIGINT        NULL,
  explanation            VARCHAR(1000) NOT NULL,
  added_by               VARCHAR(100)  NOT NULL,
  added_at               DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (case_finding_id),
  KEY care_case_finding_case (case_id),
  KEY care_case_finding_visit (visit_id),
  KEY care_case_finding_commissioned (commissioned_visit_id),
  CONSTRAINT care_case_finding_case FOREIGN KEY (case_id) REFERENCES care_case (case_id)
);

-- The case is over once its last word is an OUTCOME, until it is REOPENED.
CREATE TABLE care_case_entry (
  case_entry_id  BIGINT        NOT NULL AUTO_INCREMENT,
  case_id        BIGINT        NOT NULL,
  kind           VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'NOTE, ACTION, OUTCOME, REOPENED',
  outcome        VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'NONE, ACTION_PLAN, WORKERS_MATTER, FEEDBACK_GIVEN',
  text           VARCHAR(4000) NOT NULL,
  due            DATE          NULL COMMENT 'of an action: the last day, inclusive',
  author         VARCHAR(100)  NOT NULL,
  written_at     DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (case_entry_id),
  KEY care_case_entry_case (case_id),
  CONSTRAINT care_case_entry_case FOREIGN KEY (case_id) REFERENCES care_case (case_id)
);

-- What the paper in the home says of one visit, keyed in by an officer. The line keyed last for a visit holds.
CREATE TABLE log_book_line (
  log_book_line_id       BIGINT       NOT NULL AUTO_INCREMENT,
  case_id                BIGINT       NOT NULL,
  commissioned_visit_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'beside which it was keyed; empty: beside none',
  visit_id               VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of a visit that takes no slot',
  arrived                TIME         NULL COMMENT 'civil time, as written; both null: the book has no line',
  departed               TIME         NULL COMMENT 'civil time, as written',
  signed_as              VARCHAR(100) NOT NULL DEFAULT '',
  author                 VARCHAR(100) NOT NULL,
  written_at             DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (log_book_line_id),
  KEY log_book_line_case (case_id),
  CONSTRAINT log_book_line_case FOREIGN KEY (case_id) REFERENCES care_case (case_id)
);

-- A list that somebody looks at each morning, under the name they gave it. A convenience, and no decision.
CREATE TABLE saved_view (
  username  VARCHAR(100)  NOT NULL,
  name      VARCHAR(60)   NOT NULL,
  filters   VARCHAR(1000) NOT NULL COMMENT 'the part of the list''s address behind the question mark',
  PRIMARY KEY (username, name)
);

-- How many were accepted at one stroke is shown beside each of them.
ALTER TABLE acknowledgement ADD KEY acknowledgement_bulk (bulk_id);
