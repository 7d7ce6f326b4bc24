-- What somebody typed as a name at the log-in may have been a password: it is counted under its keyed hash. Files that wait to be loaded
-- may hold PINs: they lie sealed. Those that wait now lie in clear, and go; their upload is put aside, to be made again.

DELETE FROM sign_in_failure;

ALTER TABLE sign_in_failure
  CHANGE COLUMN username name CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'HMAC-SHA-256, under the installation''s key, of the log-in''s name, or of what was typed where nobody has that name';

UPDATE import_upload SET dropped_at = UTC_TIMESTAMP(3) WHERE upload_id IN (SELECT upload_id FROM import_upload_file) AND dropped_at IS NULL;
DELETE FROM import_upload_file;

ALTER TABLE import_upload_file
  MODIFY COLUMN content LONGBLOB NOT NULL COMMENT 'sealed under the installation''s key';

-- A load that failed, or whose program was killed, leaves the upload to be loaded again.
ALTER TABLE import_upload
  ADD COLUMN begun_at DATETIME(3) NULL COMMENT 'UTC; somebody loads it since then; null: nobody does' AFTER uploaded_at;
