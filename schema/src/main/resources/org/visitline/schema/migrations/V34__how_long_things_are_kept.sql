-- Records of care are kept for as long as the council has said after care has ended, and no longer; a legal hold keeps them on.
-- What was disposed of, and what was kept though its time was over, is logged by reference, without what it said.

CREATE TABLE retention_period (
  kind    VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'CARE, CARE_WORKER, ALERTS, AUDIT',
  months  INT          NOT NULL,
  set_by  VARCHAR(100) NOT NULL,
  set_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (kind)
);

INSERT INTO retention_period (kind, months, set_by, set_at) VALUES
  ('CARE',        96, 'the installation', '2026-01-01'),
  ('CARE_WORKER', 96, 'the installation', '2026-01-01'),
  ('ALERTS',      24, 'the installation', '2026-01-01'),
  ('AUDIT',       96, 'the installation', '2026-01-01');

CREATE TABLE retention_hold (
  hold_id     BIGINT       NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SERVICE_USER, CARE_WORKER or PROVIDER',
  subject_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  set_by      VARCHAR(100) NOT NULL,
  set_at      DATETIME(3)  NOT NULL,
  lifted_by   VARCHAR(100) NULL,
  lifted_at   DATETIME(3)  NULL COMMENT 'UTC; null while it holds',
  PRIMARY KEY (hold_id),
  KEY retention_hold_subject (kind, subject_id)
);

CREATE TABLE disposal (
  disposal_id  BIGINT        NOT NULL AUTO_INCREMENT,
  at           DATETIME(3)   NOT NULL COMMENT 'UTC',
  kind         VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a reference; empty where rows went by their age alone',
  outcome      VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'DISPOSED, or HELD: kept by a hold though its time was over',
  ended_on     DATE          NULL COMMENT 'when care, or the job, ended',
  hold_id      BIGINT        NULL,
  row_counts   VARCHAR(4000) NOT NULL DEFAULT '' COMMENT 'table=rows; between them',
  author       VARCHAR(100)  NOT NULL,
  PRIMARY KEY (disposal_id),
  KEY disposal_at (at),
  KEY disposal_subject (kind, subject_id)
);
