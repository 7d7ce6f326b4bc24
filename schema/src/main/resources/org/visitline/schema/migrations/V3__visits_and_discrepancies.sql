-- Opinion: what follows from the evidence. Every row here can be made again from the tables before, with the same result.
-- A re-run replaces what it supersedes; nothing that a person decided is stored here.

-- The dated occurrences of orders and the dated visits, with what became of each.
CREATE TABLE commissioned_visit (
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_type           VARCHAR(60) NOT NULL,
  date                   DATE        NOT NULL COMMENT 'civil date of the start',
  start_at               DATETIME(3) NOT NULL COMMENT 'UTC',
  latest_start_at        DATETIME(3) NOT NULL COMMENT 'UTC',
  duration_minutes       INT         NOT NULL,
  workers                INT         NOT NULL,
  time_critical          BOOLEAN     NOT NULL,
  cancelled              BOOLEAN     NOT NULL,
  suspended              BOOLEAN     NOT NULL,
  slots_filled           INT         NOT NULL,
  PRIMARY KEY (commissioned_visit_id),
  KEY commissioned_visit_date (date, provider_id),
  KEY commissioned_visit_service_user (service_user_id, date)
);

CREATE TABLE visit (
  visit_id               VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its arrival call, else its departure call',
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  care_worker_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  arrival_call           VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  departure_call         VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  extra_calls            TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '; between call ids',
  arrived_at             DATETIME(3) NULL COMMENT 'UTC',
  departed_at            DATETIME(3) NULL COMMENT 'UTC',
  begins_at              DATETIME(3) NOT NULL COMMENT 'arrival, else departure; UTC',
  date                   DATE        NOT NULL COMMENT 'civil date on which it begins',
  location_proof         VARCHAR(7)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'FULL, PARTIAL, NONE',
  inferred               BOOLEAN     NOT NULL,
  still_open             BOOLEAN     NOT NULL COMMENT 'arrived, not departed, and the open limit not passed',
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the slot that it takes',
  PRIMARY KEY (visit_id),
  KEY visit_service_user (service_user_id, date),
  KEY visit_worker (care_worker_id, date),
  KEY visit_provider (provider_id, date),
  KEY visit_commissioned (commissioned_visit_id)
);

CREATE TABLE discrepancy (
  discrepancy_id         BIGINT      NOT NULL AUTO_INCREMENT,
  code                   VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  class                  CHAR(1)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'F must be fixed, A to acknowledge, N notice, R risk indicator',
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'empty: not about one',
  visit_id               VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  care_worker_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  call_id                VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: not known',
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: not known',
  date                   DATE        NOT NULL COMMENT 'civil date of what it is about',
  provisional            BOOLEAN     NOT NULL COMMENT 'a late call may still clear it',
  measured               BIGINT      NULL COMMENT 'seconds or a count, by the code',
  threshold              BIGINT      NULL COMMENT 'in the unit of measured',
  policy_version         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  explanation            VARCHAR(1000) NOT NULL,
  first_found_at         DATETIME(3) NOT NULL COMMENT 'UTC; kept while the finding stands unchanged',
  PRIMARY KEY (discrepancy_id),
  UNIQUE KEY discrepancy_subject (code, commissioned_visit_id, visit_id, care_worker_id, call_id),
  KEY discrepancy_provider (provider_id, date),
  KEY discrepancy_service_user (service_user_id, date),
  KEY discrepancy_date (date, code),
  KEY discrepancy_visit (visit_id),
  KEY discrepancy_commissioned (commissioned_visit_id)
);

CREATE TABLE timesheet_line (
  visit_id               VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  care_worker_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date                   DATE        NOT NULL,
  service_type           VARCHAR(60) NOT NULL DEFAULT '',
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  commissioned_start     DATETIME(3) NULL COMMENT 'UTC',
  commissioned_minutes   INT         NULL,
  arrived_at             DATETIME(3) NULL,
  departed_at            DATETIME(3) NULL,
  actual_minutes         INT         NULL COMMENT 'floored; null without both times',
  payable_minutes        INT         NOT NULL,
  status                 VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'HELD, PENDING, ACCEPTED, VERIFIED',
  discrepancies          TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '; between codes',
  PRIMARY KEY (visit_id),
  KEY timesheet_line_provider (provider_id, date)
);

-- When time alone will change the opinion: a visit becomes missed, an open one passes its limit.
CREATE TABLE verify_again (
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at           DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (service_user_id),
  KEY verify_again_due (due_at)
);
