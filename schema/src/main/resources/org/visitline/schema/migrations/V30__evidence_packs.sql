-- Decision: that somebody took a person's record out of the house, for whom and why. Insert-only. The pack itself is not kept: it can
-- be made again, and its content hash says whether it came out the same.

CREATE TABLE evidence_pack (
  evidence_pack_id  BIGINT        NOT NULL AUTO_INCREMENT,
  service_user_id   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_date         DATE          NOT NULL,
  to_date           DATE          NOT NULL COMMENT 'inclusive',
  asked_by          VARCHAR(200)  NOT NULL COMMENT 'who wants it, and of what office',
  reference         VARCHAR(100)  NOT NULL DEFAULT '' COMMENT 'of the enquiry',
  reason            VARCHAR(2000) NOT NULL,
  workers_named     BOOLEAN       NOT NULL COMMENT 'false: by reference only',
  content_sha256    BINARY(32)    NOT NULL COMMENT 'of the facts in it, not of the paper around them',
  made_by           VARCHAR(100)  NOT NULL COMMENT 'the log-in',
  made_by_name      VARCHAR(200)  NOT NULL COMMENT 'as it was then',
  made_at           DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (evidence_pack_id),
  KEY evidence_pack_service_user (service_user_id, made_at),
  CONSTRAINT evidence_pack_service_user FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id)
);
