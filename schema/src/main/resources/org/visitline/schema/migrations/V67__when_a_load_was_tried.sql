-- When a load last began, whatever became of it: begun_at goes when it fails, so that it can be tried again.
ALTER TABLE import_upload
  ADD COLUMN tried_at DATETIME(3) NULL COMMENT 'UTC; null: nobody began to load it' AFTER begun_at;

UPDATE import_upload SET tried_at = coalesce(begun_at, loaded_at);
