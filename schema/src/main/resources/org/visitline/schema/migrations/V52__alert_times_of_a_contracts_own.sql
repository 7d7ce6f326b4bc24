-- How soon somebody is told of a late visit, where a contract has agreed on other times than hold for everybody. Insert-only: what was
-- decided names the times by which it was; of two for the same contract and day the later one holds.

CREATE TABLE alert_times (
  alert_times_id     BIGINT       NOT NULL AUTO_INCREMENT,
  provider_id        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: every provider without times of its own',
  valid_from         DATE         NOT NULL COMMENT 'visits that are to begin on that civil date or later',
  provider_minutes   INT          NOT NULL COMMENT 'after the latest start; the provider, of an ordinary visit',
  officer_minutes    INT          NOT NULL COMMENT 'the council, of an ordinary visit',
  provider_critical_minutes INT   NOT NULL COMMENT 'the provider, of a time-critical visit',
  officer_critical_minutes  INT   NOT NULL COMMENT 'the council, of a time-critical visit',
  author             VARCHAR(100) NOT NULL,
  written_at         DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (alert_times_id),
  KEY alert_times_provider (provider_id, valid_from),
  CONSTRAINT alert_times_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

ALTER TABLE alert_decision
  ADD COLUMN by_times VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'by which times it was due, as a sentence; empty: decided before this was kept, or an all-clear';
