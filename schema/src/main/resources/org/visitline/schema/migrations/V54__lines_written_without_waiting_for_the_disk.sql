-- MariaDB waits for the disk at the end of every INSERT ... SELECT, a trigger's too: each line of a timesheet took milliseconds to store,
-- sealed or not. So what is sealed is looked up first, and put in row by row.

DELIMITER //
CREATE OR REPLACE TRIGGER timesheet_line_is_written AFTER INSERT ON timesheet_line FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM sealed_timesheet
             WHERE provider_id = NEW.provider_id AND to_date >= NEW.date AND from_date <= NEW.date AND correction = 0) THEN
    FOR sealed IN (SELECT sealed_timesheet_id AS id FROM sealed_timesheet
                   WHERE provider_id = NEW.provider_id AND to_date >= NEW.date AND from_date <= NEW.date AND correction = 0) DO
      INSERT IGNORE INTO timesheet_line_written VALUES (sealed.id, NEW.visit_id);
    END FOR;
  END IF;
END//

CREATE OR REPLACE TRIGGER timesheet_line_is_written_away AFTER DELETE ON timesheet_line FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM sealed_timesheet
             WHERE provider_id = OLD.provider_id AND to_date >= OLD.date AND from_date <= OLD.date AND correction = 0) THEN
    FOR sealed IN (SELECT sealed_timesheet_id AS id FROM sealed_timesheet
                   WHERE provider_id = OLD.provider_id AND to_date >= OLD.date AND from_date <= OLD.date AND correction = 0) DO
      INSERT IGNORE INTO timesheet_line_written VALUES (sealed.id, OLD.visit_id);
    END FOR;
  END IF;
END//

CREATE OR REPLACE TRIGGER timesheet_line_is_written_anew AFTER UPDATE ON timesheet_line FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM sealed_timesheet
             WHERE provider_id IN (OLD.provider_id, NEW.provider_id) AND to_date >= LEAST(OLD.date, NEW.date)
               AND from_date <= GREATEST(OLD.date, NEW.date) AND correction = 0) THEN
    FOR sealed IN (SELECT sealed_timesheet_id AS id, provider_id, to_date, from_date FROM sealed_timesheet
                   WHERE provider_id IN (OLD.provider_id, NEW.provider_id) AND to_date >= LEAST(OLD.date, NEW.date)
                     AND from_date <= GREATEST(OLD.date, NEW.date) AND correction = 0) DO
      IF sealed.provider_id = OLD.provider_id AND OLD.date BETWEEN sealed.from_date AND sealed.to_date THEN
        INSERT IGNORE INTO timesheet_line_written VALUES (sealed.id, OLD.visit_id);
      END IF;
      IF sealed.provider_id = NEW.provider_id AND NEW.date BETWEEN sealed.from_date AND sealed.to_date THEN
        INSERT IGNORE INTO timesheet_line_written VALUES (sealed.id, NEW.visit_id);
      END IF;
    END FOR;
  END IF;
END//
DELIMITER ;
