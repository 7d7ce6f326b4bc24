-- A change is followed only as far as it reaches, so a look replaces what it found of some dates and no more; and who is who is read
-- again only when it has changed, which whoever changes it says here in the same transaction.

CREATE TABLE directory_version (
  version  BIGINT NOT NULL,
  PRIMARY KEY (version)
);

INSERT INTO directory_version VALUES (0);

ALTER TABLE discrepancy
  MODIFY COLUMN scope VARCHAR(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'S:, H:, W:, P: or C: and the service user (a day, habits of weeks), worker, telephone or unmatched call looked at',
  DROP KEY discrepancy_scope,
  ADD KEY discrepancy_scope (scope, date);
