-- Decision: what a provider asked to be paid for and what the council agreed to. Insert-only: verification replaces timesheet lines
-- whenever a late call or an amendment changes them; what was sealed stays, and the change becomes a numbered correction beside it.

CREATE TABLE sealed_timesheet (
  sealed_timesheet_id  BIGINT       NOT NULL AUTO_INCREMENT,
  correction           INT          NOT NULL COMMENT '0: the timesheet itself; 1, 2, ...: what changed since',
  provider_id          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_date            DATE         NOT NULL,
  to_date              DATE         NOT NULL COMMENT 'inclusive',
  drawn_up_by          VARCHAR(100) NOT NULL COMMENT 'the log-in; empty: by Visitline itself, which draws up corrections',
  drawn_up_at          DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (sealed_timesheet_id, correction),
  KEY sealed_timesheet_provider (provider_id, from_date),
  CONSTRAINT sealed_timesheet_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- The lines as they were, names included: a file made of them in six years says what it said today.
CREATE TABLE sealed_line (
  sealed_timesheet_id    BIGINT       NOT NULL,
  correction             INT          NOT NULL,
  line_no                INT          NOT NULL COMMENT 'from 1, in the order of the file',
  visit_id               VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  late_change            VARCHAR(7)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'in a correction: ADDED, CHANGED, REMOVED',
  service_user_id        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user           VARCHAR(200) NOT NULL,
  care_worker_id         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  care_worker            VARCHAR(200) NOT NULL,
  date                   DATE         NOT NULL,
  service_type           VARCHAR(60)  NOT NULL,
  commissioned_visit_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  commissioned_start     DATETIME(3)  NULL COMMENT 'UTC',
  commissioned_minutes   INT          NULL,
  workers                INT          NULL COMMENT 'commissioned',
  secondary              BOOLEAN      NOT NULL COMMENT 'another worker was at the commissioned visit before',
  arrived_at             DATETIME(3)  NULL,
  departed_at            DATETIME(3)  NULL,
  actual_minutes         INT          NULL,
  payable_minutes        INT          NOT NULL,
  due_minutes            INT          NOT NULL COMMENT 'what this paper adds to what is to be paid; less than 0 where a correction takes back',
  status                 VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as on the timesheet, or REMOVED',
  discrepancies          TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '; between codes',
  PRIMARY KEY (sealed_timesheet_id, correction, line_no),
  UNIQUE KEY sealed_line_visit (sealed_timesheet_id, visit_id, correction),
  CONSTRAINT sealed_line_timesheet FOREIGN KEY (sealed_timesheet_id, correction) REFERENCES sealed_timesheet (sealed_timesheet_id, correction)
);

CREATE TABLE sealed_total (
  sealed_timesheet_id   BIGINT      NOT NULL,
  correction            INT         NOT NULL,
  status                VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visits                INT         NOT NULL,
  commissioned_minutes  BIGINT      NOT NULL,
  actual_minutes        BIGINT      NOT NULL,
  payable_minutes       BIGINT      NOT NULL,
  due_minutes           BIGINT      NOT NULL,
  PRIMARY KEY (sealed_timesheet_id, correction, status),
  CONSTRAINT sealed_total_timesheet FOREIGN KEY (sealed_timesheet_id, correction) REFERENCES sealed_timesheet (sealed_timesheet_id, correction)
);

-- What each of the two parties said to it, once.
CREATE TABLE timesheet_seal (
  sealed_timesheet_id  BIGINT        NOT NULL,
  correction           INT           NOT NULL,
  party                VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'PROVIDER or COUNCIL',
  decision             VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SEALED or RETURNED',
  note                 VARCHAR(1000) NOT NULL DEFAULT '',
  author               VARCHAR(100)  NOT NULL COMMENT 'the log-in',
  author_name          VARCHAR(200)  NOT NULL COMMENT 'as it was then',
  written_at           DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (sealed_timesheet_id, correction, party),
  CONSTRAINT timesheet_seal_timesheet FOREIGN KEY (sealed_timesheet_id, correction) REFERENCES sealed_timesheet (sealed_timesheet_id, correction)
);

-- The files themselves, and not only how to make them: a later version of Visitline may lay a page out differently, and the checksum
-- that was printed on it would no longer be its own.
CREATE TABLE sealed_file (
  sealed_timesheet_id  BIGINT       NOT NULL,
  correction           INT          NOT NULL,
  name                 VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  media_type           VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes                BIGINT       NOT NULL,
  sha256               BINARY(32)   NOT NULL,
  PRIMARY KEY (sealed_timesheet_id, correction, name),
  CONSTRAINT sealed_file_timesheet FOREIGN KEY (sealed_timesheet_id, correction) REFERENCES sealed_timesheet (sealed_timesheet_id, correction)
);

-- In parts, so that neither a server's largest packet nor a reader's memory bounds a file.
CREATE TABLE sealed_file_part (
  sealed_timesheet_id  BIGINT       NOT NULL,
  correction           INT          NOT NULL,
  name                 VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  part_no              INT          NOT NULL COMMENT 'from 1',
  content              MEDIUMBLOB COMPRESSED NOT NULL,
  PRIMARY KEY (sealed_timesheet_id, correction, name, part_no),
  CONSTRAINT sealed_file_part_file FOREIGN KEY (sealed_timesheet_id, correction, name) REFERENCES sealed_file (sealed_timesheet_id, correction, name)
);

-- A provider's totals of a week are read from the index alone, and its lines are written in the order of the index, without sorting.
ALTER TABLE timesheet_line
  DROP KEY timesheet_line_provider,
  ADD KEY timesheet_line_totals (provider_id, date, status, commissioned_minutes, actual_minutes, payable_minutes),
  ADD KEY timesheet_line_order (provider_id, service_user_id, date);
