-- Files that somebody has uploaded and looks at before they are loaded. Any node can load what another was given.
-- Their content is dropped when they are loaded or put aside; what became of them is kept.

CREATE TABLE import_upload (
  upload_id    BIGINT       NOT NULL AUTO_INCREMENT,
  uploaded_by  VARCHAR(100) NOT NULL,
  uploaded_at  DATETIME(3)  NOT NULL COMMENT 'UTC',
  loaded_by    VARCHAR(100) NULL,
  loaded_at    DATETIME(3)  NULL COMMENT 'UTC; null: not loaded',
  dropped_at   DATETIME(3)  NULL COMMENT 'UTC; null: not put aside',
  report       VARCHAR(4000) NOT NULL DEFAULT '' COMMENT 'a line a file: read, new, updated, unchanged, rejected',
  PRIMARY KEY (upload_id)
);

CREATE TABLE import_upload_file (
  upload_id  BIGINT      NOT NULL,
  name       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'one of docs/files.md',
  content    LONGBLOB    NOT NULL,
  PRIMARY KEY (upload_id, name),
  CONSTRAINT import_upload_file_upload FOREIGN KEY (upload_id) REFERENCES import_upload (upload_id) ON DELETE CASCADE
);
