-- An order that the council sends again with other terms replaces the row; what was ordered before is evidence, and stays here.
-- Written by the table itself, whoever changes it. Nothing here is ever changed.

CREATE TABLE service_order_version (
  version_id        BIGINT       NOT NULL AUTO_INCREMENT,
  service_order_id  VARCHAR(52)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_type      VARCHAR(60)  NOT NULL,
  valid_from        DATE         NOT NULL,
  valid_to          DATE         NULL COMMENT 'the last day, inclusive',
  days              VARCHAR(27)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  every_weeks       INT          NOT NULL,
  start             TIME         NOT NULL COMMENT 'civil time',
  latest_start      TIME         NULL,
  duration_minutes  INT          NOT NULL,
  workers           INT          NOT NULL,
  time_critical     BOOLEAN      NOT NULL,
  replaced_at       DATETIME(3)  NOT NULL COMMENT 'UTC, by the database''s clock: until then the order read so',
  PRIMARY KEY (version_id),
  KEY service_order_version_order (service_order_id, version_id),
  KEY service_order_version_person (service_user_id)
);

DELIMITER //
CREATE TRIGGER service_order_was_replaced BEFORE UPDATE ON service_order FOR EACH ROW
BEGIN
  INSERT INTO service_order_version (service_order_id, service_user_id, provider_id, service_type, valid_from, valid_to,
    days, every_weeks, start, latest_start, duration_minutes, workers, time_critical, replaced_at)
  VALUES (OLD.service_order_id, OLD.service_user_id, OLD.provider_id, OLD.service_type, OLD.valid_from, OLD.valid_to,
    OLD.days, OLD.every_weeks, OLD.start, OLD.latest_start, OLD.duration_minutes, OLD.workers, OLD.time_critical,
    UTC_TIMESTAMP(3));
END//
DELIMITER ;
