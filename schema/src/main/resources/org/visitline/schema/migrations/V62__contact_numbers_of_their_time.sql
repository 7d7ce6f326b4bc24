-- A care worker's own telephone was kept as it is now; who changed it would have had calls of years asked about by the new number, and
-- what was asked about the old one would have gone. The number in force stays with the care worker; this says which ones were before it.

CREATE TABLE former_contact_number (
  care_worker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  e164            VARCHAR(40) NOT NULL COMMENT 'as it stood with the care worker',
  valid_from      DATETIME(3) NOT NULL COMMENT 'UTC; 1000-01-01 where no beginning is known',
  valid_to        DATETIME(3) NOT NULL COMMENT 'UTC, exclusive; when the number after it came, or none did',
  PRIMARY KEY (care_worker_id, e164, valid_from),
  CONSTRAINT former_contact_number_care_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id)
);

DELIMITER //
CREATE TRIGGER former_contact_number_was_added AFTER INSERT ON former_contact_number FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'former_contact_number', NULL,
      NULL,
      JSON_OBJECT('care_worker_id', NEW.care_worker_id, 'e164', NEW.e164, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to));
  END IF;
END//
DELIMITER ;
