-- Decision: what the council asks of a measure, for every provider or in one contract. Append-only; the latest word on a measure holds.

CREATE TABLE measure_threshold (
  measure_threshold_id  BIGINT        NOT NULL AUTO_INCREMENT,
  measure               VARCHAR(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ON_TIME, MISSED, ...',
  provider_id           VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: every contract without one of its own',
  threshold             DECIMAL(8, 2) NULL COMMENT 'in the unit of the measure; null: none any more',
  author                VARCHAR(100)  NOT NULL,
  written_at            DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (measure_threshold_id),
  CONSTRAINT measure_threshold_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);
