-- An order, a dated visit or a rota entry that somebody keys on a page is looked at and loaded as a file of one row or two would be, and can
-- be taken back like it. Beside what the file would do, the visits are shown that would follow for the person.

ALTER TABLE import_upload
  ADD COLUMN keyed_for  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the service user whose care was keyed on a page; null: files were uploaded, or the person was disposed of' AFTER begun_at,
  ADD COLUMN keyed_from DATE NULL COMMENT 'the first day on which it changes something' AFTER keyed_for;
