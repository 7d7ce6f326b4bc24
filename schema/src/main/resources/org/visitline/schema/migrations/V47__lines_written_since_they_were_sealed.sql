-- What stands otherwise than sealed is looked for among the lines that were written since, and not among all of every sealed timesheet.
-- The table of lines notes them by itself; a look that has put what changed on a correction, or found nothing changed, removes them.

CREATE TABLE timesheet_line_written (
  sealed_timesheet_id  BIGINT      NOT NULL,
  visit_id             VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: every line, for it was sealed just now',
  PRIMARY KEY (sealed_timesheet_id, visit_id)
);

ALTER TABLE sealed_timesheet
  ADD KEY sealed_timesheet_until (provider_id, to_date, from_date, correction);

-- Those that are sealed already are looked at once more, whole.
INSERT INTO timesheet_line_written
SELECT sealed_timesheet_id, '' FROM sealed_timesheet WHERE correction = 0;

DELIMITER //
CREATE TRIGGER timesheet_line_is_written AFTER INSERT ON timesheet_line FOR EACH ROW
BEGIN
  INSERT IGNORE INTO timesheet_line_written
  SELECT sealed_timesheet_id, NEW.visit_id FROM sealed_timesheet
  WHERE provider_id = NEW.provider_id AND to_date >= NEW.date AND from_date <= NEW.date AND correction = 0;
END//

CREATE TRIGGER timesheet_line_is_written_away AFTER DELETE ON timesheet_line FOR EACH ROW
BEGIN
  INSERT IGNORE INTO timesheet_line_written
  SELECT sealed_timesheet_id, OLD.visit_id FROM sealed_timesheet
  WHERE provider_id = OLD.provider_id AND to_date >= OLD.date AND from_date <= OLD.date AND correction = 0;
END//

CREATE TRIGGER timesheet_line_is_written_anew AFTER UPDATE ON timesheet_line FOR EACH ROW
BEGIN
  INSERT IGNORE INTO timesheet_line_written
  SELECT sealed_timesheet_id, OLD.visit_id FROM sealed_timesheet
  WHERE provider_id = OLD.provider_id AND to_date >= OLD.date AND from_date <= OLD.date AND correction = 0
  UNION
  SELECT sealed_timesheet_id, NEW.visit_id FROM sealed_timesheet
  WHERE provider_id = NEW.provider_id AND to_date >= NEW.date AND from_date <= NEW.date AND correction = 0;
END//
DELIMITER ;
