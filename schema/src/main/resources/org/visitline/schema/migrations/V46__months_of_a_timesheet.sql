-- A timesheet of a year has two hundred thousand lines, and its sums stand on the page. So they are kept for each person and month, by the
-- table itself, whoever changes a line; a row that nothing is left of goes.

CREATE TABLE timesheet_month (
  provider_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month                 DATE        NOT NULL COMMENT 'its first day',
  service_user_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status                VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'HELD, PENDING, ACCEPTED, VERIFIED',
  visits                INT         NOT NULL,
  commissioned_minutes  BIGINT      NOT NULL,
  actual_minutes        BIGINT      NOT NULL,
  payable_minutes       BIGINT      NOT NULL,
  PRIMARY KEY (provider_id, month, service_user_id, status),
  KEY timesheet_month_service_user (service_user_id)
);

INSERT INTO timesheet_month
SELECT provider_id, DATE_FORMAT(date, '%Y-%m-01'), service_user_id, status, count(*), coalesce(sum(commissioned_minutes), 0),
       coalesce(sum(actual_minutes), 0), sum(payable_minutes)
FROM timesheet_line
GROUP BY 1, 2, 3, 4;

DELIMITER //
CREATE TRIGGER timesheet_line_counts AFTER INSERT ON timesheet_line FOR EACH ROW
BEGIN
  INSERT INTO timesheet_month
  VALUES (NEW.provider_id, DATE_FORMAT(NEW.date, '%Y-%m-01'), NEW.service_user_id, NEW.status, 1, coalesce(NEW.commissioned_minutes, 0),
    coalesce(NEW.actual_minutes, 0), NEW.payable_minutes)
  ON DUPLICATE KEY UPDATE
    visits = visits + 1,
    commissioned_minutes = commissioned_minutes + coalesce(NEW.commissioned_minutes, 0),
    actual_minutes = actual_minutes + coalesce(NEW.actual_minutes, 0),
    payable_minutes = payable_minutes + NEW.payable_minutes;
END//

CREATE TRIGGER timesheet_line_counts_no_more AFTER DELETE ON timesheet_line FOR EACH ROW
BEGIN
  UPDATE timesheet_month
  SET visits = visits - 1,
      commissioned_minutes = commissioned_minutes - coalesce(OLD.commissioned_minutes, 0),
      actual_minutes = actual_minutes - coalesce(OLD.actual_minutes, 0),
      payable_minutes = payable_minutes - OLD.payable_minutes
  WHERE provider_id = OLD.provider_id AND month = DATE_FORMAT(OLD.date, '%Y-%m-01') AND service_user_id = OLD.service_user_id
    AND status = OLD.status;
  DELETE FROM timesheet_month
  WHERE provider_id = OLD.provider_id AND month = DATE_FORMAT(OLD.date, '%Y-%m-01') AND service_user_id = OLD.service_user_id
    AND status = OLD.status AND visits = 0;
END//

CREATE TRIGGER timesheet_line_counts_otherwise AFTER UPDATE ON timesheet_line FOR EACH ROW
BEGIN
  IF NOT (NEW.provider_id <=> OLD.provider_id AND NEW.date <=> OLD.date AND NEW.service_user_id <=> OLD.service_user_id
      AND NEW.status <=> OLD.status AND NEW.commissioned_minutes <=> OLD.commissioned_minutes
      AND NEW.actual_minutes <=> OLD.actual_minutes AND NEW.payable_minutes <=> OLD.payable_minutes) THEN
    UPDATE timesheet_month
    SET visits = visits - 1,
        commissioned_minutes = commissioned_minutes - coalesce(OLD.commissioned_minutes, 0),
        actual_minutes = actual_minutes - coalesce(OLD.actual_minutes, 0),
        payable_minutes = payable_minutes - OLD.payable_minutes
    WHERE provider_id = OLD.provider_id AND month = DATE_FORMAT(OLD.date, '%Y-%m-01') AND service_user_id = OLD.service_user_id
      AND status = OLD.status;
    INSERT INTO timesheet_month
    VALUES (NEW.provider_id, DATE_FORMAT(NEW.date, '%Y-%m-01'), NEW.service_user_id, NEW.status, 1, coalesce(NEW.commissioned_minutes, 0),
      coalesce(NEW.actual_minutes, 0), NEW.payable_minutes)
    ON DUPLICATE KEY UPDATE
      visits = visits + 1,
      commissioned_minutes = commissioned_minutes + coalesce(NEW.commissioned_minutes, 0),
      actual_minutes = actual_minutes + coalesce(NEW.actual_minutes, 0),
      payable_minutes = payable_minutes + NEW.payable_minutes;
    DELETE FROM timesheet_month
    WHERE provider_id = OLD.provider_id AND month = DATE_FORMAT(OLD.date, '%Y-%m-01') AND service_user_id = OLD.service_user_id
      AND status = OLD.status AND visits = 0;
  END IF;
END//
DELIMITER ;
