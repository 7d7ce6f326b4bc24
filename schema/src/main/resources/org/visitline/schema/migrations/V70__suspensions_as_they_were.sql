-- That somebody came home on Friday is heard on Monday: a suspension's end is put right, or it is withdrawn as a whole.
-- Who said so, when and why, beside the row that holds now. Nothing here is ever changed; it goes when the person goes.

CREATE TABLE suspension_change (
  suspension_change_id  BIGINT        NOT NULL AUTO_INCREMENT,
  service_user_id       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  change_kind           VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'BEGUN, ENDED, WITHDRAWN',
  from_at               DATETIME(3)   NOT NULL COMMENT 'UTC; when the suspension began, which names it',
  former_to_at          DATETIME(3)   NULL COMMENT 'UTC; its end before the change; null: until further notice',
  latter_to_at          DATETIME(3)   NULL COMMENT 'UTC; its end after the change; null: until further notice, or withdrawn',
  suspended_for         VARCHAR(200)  NOT NULL COMMENT 'why care was stopped',
  note                  VARCHAR(2000) NOT NULL COMMENT 'why it was changed',
  author                VARCHAR(100)  NOT NULL,
  written_at            DATETIME(3)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (suspension_change_id),
  KEY suspension_change_person (service_user_id, suspension_change_id)
);
