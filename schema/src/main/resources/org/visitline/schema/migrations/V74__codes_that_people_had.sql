-- A call on which a code was keyed stays that person's when they are given another. Whoever changes a code, by whatever way, the one
-- before is kept, so that an evidence pack on somebody who shares their line does not show the call as anybody's.

CREATE TABLE former_code (
  code             VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'whose it was',
  PRIMARY KEY (code, service_user_id),
  KEY former_code_person (service_user_id)
);

CREATE TRIGGER service_user_code_was_replaced AFTER UPDATE ON service_user FOR EACH ROW
  INSERT IGNORE INTO former_code (code, service_user_id)
  SELECT OLD.code, OLD.service_user_id FROM DUAL WHERE OLD.code <> NEW.code;

INSERT IGNORE INTO former_code (code, service_user_id)
SELECT JSON_VALUE(former, '$.code'), service_user_id
FROM import_change
WHERE changed_table = 'service_user' AND JSON_VALUE(former, '$.code') IS NOT NULL;
