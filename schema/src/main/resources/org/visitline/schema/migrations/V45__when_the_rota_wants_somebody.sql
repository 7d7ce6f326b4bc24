-- A care worker's week is looked up by its days: over five years the rota names a worker ten thousand times. The date is the commissioned
-- visit's: written with the rota where the visit is known by then, and by the visit where it comes later or is moved.

ALTER TABLE rota
  ADD COLUMN date DATE NULL COMMENT 'of the commissioned visit; null where none was known when this was written',
  DROP FOREIGN KEY rota_worker,
  DROP KEY rota_worker;

UPDATE rota
JOIN commissioned_visit USING (commissioned_visit_id)
SET rota.date = commissioned_visit.date;

ALTER TABLE rota
  ADD KEY rota_worker (care_worker_id, date),
  ADD CONSTRAINT rota_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id);

DELIMITER //
CREATE TRIGGER commissioned_visit_dates_its_rota AFTER INSERT ON commissioned_visit FOR EACH ROW
BEGIN
  UPDATE rota SET date = NEW.date WHERE commissioned_visit_id = NEW.commissioned_visit_id;
END//

CREATE TRIGGER commissioned_visit_moves_its_rota AFTER UPDATE ON commissioned_visit FOR EACH ROW
BEGIN
  IF NEW.date <> OLD.date THEN
    UPDATE rota SET date = NEW.date WHERE commissioned_visit_id = NEW.commissioned_visit_id;
  END IF;
END//
DELIMITER ;
