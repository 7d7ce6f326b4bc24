-- What an upload did to the directory, row by row, so that it can be taken back: what the row was, and what it became.
-- Written by the tables themselves while a load says which upload it is; every other change leaves nothing here.

ALTER TABLE import_upload
  ADD COLUMN taken_back_by VARCHAR(100)  NULL,
  ADD COLUMN taken_back_at DATETIME(3)   NULL COMMENT 'UTC; null: not taken back',
  ADD COLUMN taken_back    VARCHAR(4000) NOT NULL DEFAULT '' COMMENT 'a line a table: removed, put back, left';

CREATE TABLE import_change (
  change_id        BIGINT      NOT NULL AUTO_INCREMENT,
  upload_id        BIGINT      NOT NULL,
  changed_table    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whom the row is about; goes when they go',
  former           LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the row before, as JSON; null: there was none',
  latter           LONGTEXT    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the row after; null: it is gone',
  PRIMARY KEY (change_id),
  KEY import_change_upload (upload_id, changed_table),
  KEY import_change_person (service_user_id),
  CONSTRAINT import_change_upload FOREIGN KEY (upload_id) REFERENCES import_upload (upload_id) ON DELETE CASCADE
);

DELIMITER //
CREATE TRIGGER provider_was_added AFTER INSERT ON provider FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'provider', NULL,
      NULL,
      JSON_OBJECT('provider_id', NEW.provider_id, 'name', NEW.name, 'cqc_location_id', NEW.cqc_location_id,
        'cqc_rating', NEW.cqc_rating));
  END IF;
END//
CREATE TRIGGER provider_was_changed AFTER UPDATE ON provider FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'provider', NULL,
      JSON_OBJECT('provider_id', OLD.provider_id, 'name', OLD.name, 'cqc_location_id', OLD.cqc_location_id,
        'cqc_rating', OLD.cqc_rating),
      JSON_OBJECT('provider_id', NEW.provider_id, 'name', NEW.name, 'cqc_location_id', NEW.cqc_location_id,
        'cqc_rating', NEW.cqc_rating));
  END IF;
END//
CREATE TRIGGER service_user_was_added AFTER INSERT ON service_user FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'service_user', NEW.service_user_id,
      NULL,
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'code', NEW.code, 'name', NEW.name, 'address', NEW.address,
        'postcode', NEW.postcode, 'uprn', NEW.uprn, 'latitude', NEW.latitude, 'longitude', NEW.longitude,
        'no_phone', NEW.no_phone));
  END IF;
END//
CREATE TRIGGER service_user_was_changed AFTER UPDATE ON service_user FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'service_user', NEW.service_user_id,
      JSON_OBJECT('service_user_id', OLD.service_user_id, 'code', OLD.code, 'name', OLD.name, 'address', OLD.address,
        'postcode', OLD.postcode, 'uprn', OLD.uprn, 'latitude', OLD.latitude, 'longitude', OLD.longitude,
        'no_phone', OLD.no_phone),
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'code', NEW.code, 'name', NEW.name, 'address', NEW.address,
        'postcode', NEW.postcode, 'uprn', NEW.uprn, 'latitude', NEW.latitude, 'longitude', NEW.longitude,
        'no_phone', NEW.no_phone));
  END IF;
END//
CREATE TRIGGER registered_number_was_added AFTER INSERT ON registered_number FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'registered_number', NEW.service_user_id,
      NULL,
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'e164', NEW.e164, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to));
  END IF;
END//
CREATE TRIGGER registered_number_was_changed AFTER UPDATE ON registered_number FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'registered_number', NEW.service_user_id,
      JSON_OBJECT('service_user_id', OLD.service_user_id, 'e164', OLD.e164, 'valid_from', OLD.valid_from,
        'valid_to', OLD.valid_to),
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'e164', NEW.e164, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to));
  END IF;
END//
CREATE TRIGGER care_worker_was_added AFTER INSERT ON care_worker FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'care_worker', NULL,
      NULL,
      JSON_OBJECT('care_worker_id', NEW.care_worker_id, 'provider_id', NEW.provider_id, 'name', NEW.name,
        'contact_number', NEW.contact_number, 'language', NEW.language, 'active_from', NEW.active_from,
        'active_to', NEW.active_to));
  END IF;
END//
CREATE TRIGGER care_worker_was_changed AFTER UPDATE ON care_worker FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'care_worker', NULL,
      JSON_OBJECT('care_worker_id', OLD.care_worker_id, 'provider_id', OLD.provider_id, 'name', OLD.name,
        'contact_number', OLD.contact_number, 'language', OLD.language, 'active_from', OLD.active_from,
        'active_to', OLD.active_to),
      JSON_OBJECT('care_worker_id', NEW.care_worker_id, 'provider_id', NEW.provider_id, 'name', NEW.name,
        'contact_number', NEW.contact_number, 'language', NEW.language, 'active_from', NEW.active_from,
        'active_to', NEW.active_to));
  END IF;
END//
CREATE TRIGGER worker_pin_was_added AFTER INSERT ON worker_pin FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'worker_pin', NULL,
      NULL,
      JSON_OBJECT('pin_hash', HEX(NEW.pin_hash), 'care_worker_id', NEW.care_worker_id, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to));
  END IF;
END//
CREATE TRIGGER worker_pin_was_changed AFTER UPDATE ON worker_pin FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'worker_pin', NULL,
      JSON_OBJECT('pin_hash', HEX(OLD.pin_hash), 'care_worker_id', OLD.care_worker_id, 'valid_from', OLD.valid_from,
        'valid_to', OLD.valid_to),
      JSON_OBJECT('pin_hash', HEX(NEW.pin_hash), 'care_worker_id', NEW.care_worker_id, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to));
  END IF;
END//
CREATE TRIGGER service_order_was_added AFTER INSERT ON service_order FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'service_order', NEW.service_user_id,
      NULL,
      JSON_OBJECT('service_order_id', NEW.service_order_id, 'service_user_id', NEW.service_user_id,
        'provider_id', NEW.provider_id, 'service_type', NEW.service_type, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to, 'days', NEW.days, 'every_weeks', NEW.every_weeks, 'start', NEW.start,
        'latest_start', NEW.latest_start, 'duration_minutes', NEW.duration_minutes, 'workers', NEW.workers,
        'time_critical', NEW.time_critical));
  END IF;
END//
CREATE TRIGGER service_order_was_changed AFTER UPDATE ON service_order FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'service_order', NEW.service_user_id,
      JSON_OBJECT('service_order_id', OLD.service_order_id, 'service_user_id', OLD.service_user_id,
        'provider_id', OLD.provider_id, 'service_type', OLD.service_type, 'valid_from', OLD.valid_from,
        'valid_to', OLD.valid_to, 'days', OLD.days, 'every_weeks', OLD.every_weeks, 'start', OLD.start,
        'latest_start', OLD.latest_start, 'duration_minutes', OLD.duration_minutes, 'workers', OLD.workers,
        'time_critical', OLD.time_critical),
      JSON_OBJECT('service_order_id', NEW.service_order_id, 'service_user_id', NEW.service_user_id,
        'provider_id', NEW.provider_id, 'service_type', NEW.service_type, 'valid_from', NEW.valid_from,
        'valid_to', NEW.valid_to, 'days', NEW.days, 'every_weeks', NEW.every_weeks, 'start', NEW.start,
        'latest_start', NEW.latest_start, 'duration_minutes', NEW.duration_minutes, 'workers', NEW.workers,
        'time_critical', NEW.time_critical));
  END IF;
END//
CREATE TRIGGER dated_visit_was_added AFTER INSERT ON dated_visit FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'dated_visit', NEW.service_user_id,
      NULL,
      JSON_OBJECT('commissioned_visit_id', NEW.commissioned_visit_id, 'service_user_id', NEW.service_user_id,
        'provider_id', NEW.provider_id, 'service_type', NEW.service_type, 'date', NEW.date, 'start', NEW.start,
        'latest_start', NEW.latest_start, 'duration_minutes', NEW.duration_minutes, 'workers', NEW.workers,
        'time_critical', NEW.time_critical, 'cancelled', NEW.cancelled));
  END IF;
END//
CREATE TRIGGER dated_visit_was_changed AFTER UPDATE ON dated_visit FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'dated_visit', NEW.service_user_id,
      JSON_OBJECT('commissioned_visit_id', OLD.commissioned_visit_id, 'service_user_id', OLD.service_user_id,
        'provider_id', OLD.provider_id, 'service_type', OLD.service_type, 'date', OLD.date, 'start', OLD.start,
        'latest_start', OLD.latest_start, 'duration_minutes', OLD.duration_minutes, 'workers', OLD.workers,
        'time_critical', OLD.time_critical, 'cancelled', OLD.cancelled),
      JSON_OBJECT('commissioned_visit_id', NEW.commissioned_visit_id, 'service_user_id', NEW.service_user_id,
        'provider_id', NEW.provider_id, 'service_type', NEW.service_type, 'date', NEW.date, 'start', NEW.start,
        'latest_start', NEW.latest_start, 'duration_minutes', NEW.duration_minutes, 'workers', NEW.workers,
        'time_critical', NEW.time_critical, 'cancelled', NEW.cancelled));
  END IF;
END//
CREATE TRIGGER rota_was_added AFTER INSERT ON rota FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'rota', NULL,
      NULL,
      JSON_OBJECT('commissioned_visit_id', NEW.commissioned_visit_id, 'care_worker_id', NEW.care_worker_id));
  END IF;
END//
CREATE TRIGGER rota_was_removed AFTER DELETE ON rota FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'rota', NULL,
      JSON_OBJECT('commissioned_visit_id', OLD.commissioned_visit_id, 'care_worker_id', OLD.care_worker_id),
      NULL);
  END IF;
END//
CREATE TRIGGER suspension_was_added AFTER INSERT ON suspension FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'suspension', NEW.service_user_id,
      NULL,
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'from_at', NEW.from_at, 'to_at', NEW.to_at, 'reason', NEW.reason));
  END IF;
END//
CREATE TRIGGER suspension_was_changed AFTER UPDATE ON suspension FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'suspension', NEW.service_user_id,
      JSON_OBJECT('service_user_id', OLD.service_user_id, 'from_at', OLD.from_at, 'to_at', OLD.to_at, 'reason', OLD.reason),
      JSON_OBJECT('service_user_id', NEW.service_user_id, 'from_at', NEW.from_at, 'to_at', NEW.to_at, 'reason', NEW.reason));
  END IF;
END//
CREATE TRIGGER outage_was_added AFTER INSERT ON outage FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'outage', NULL,
      NULL,
      JSON_OBJECT('from_at', NEW.from_at, 'to_at', NEW.to_at, 'note', NEW.note));
  END IF;
END//
CREATE TRIGGER outage_was_changed AFTER UPDATE ON outage FOR EACH ROW
BEGIN
  IF @visitline_upload IS NOT NULL THEN
    INSERT INTO import_change (upload_id, changed_table, service_user_id, former, latter)
    VALUES (@visitline_upload, 'outage', NULL,
      JSON_OBJECT('from_at', OLD.from_at, 'to_at', OLD.to_at, 'note', OLD.note),
      JSON_OBJECT('from_at', NEW.from_at, 'to_at', NEW.to_at, 'note', NEW.note));
  END IF;
END//
DELIMITER ;
