-- The records show when a frail person is alone: whoever looks at them, takes them away or changes them is written down, for officers to search.
-- Insert-only: the database itself refuses anything else, but for the disposal of what is past its retention, which says so first.

CREATE TABLE audit_entry (
  audit_id        BIGINT       NOT NULL AUTO_INCREMENT,
  at              DATETIME(3)  NOT NULL COMMENT 'UTC; before anything was shown or changed',
  username        VARCHAR(100) NOT NULL COMMENT 'empty: nobody was signed in',
  role            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the role of that moment',
  provider_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'whom the person worked for; null: the council, or nobody',
  deed            VARCHAR(14)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'LOOKED, LISTED, TOOK, CHANGED, SIGNED_IN, SIGN_IN_FAILED, SIGNED_OUT, REFUSED',
  route           VARCHAR(200) NOT NULL COMMENT 'which page: GET /visits/{*id}',
  address         VARCHAR(1000) NOT NULL COMMENT 'as asked for, cut at this length',
  remote_address  VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  PRIMARY KEY (audit_id),
  KEY audit_entry_at (at),
  KEY audit_entry_person (username, at)
);

-- Whom an entry is about. A list is not about each of those on it: its address says what was listed.
CREATE TABLE audit_subject (
  audit_id    BIGINT       NOT NULL,
  kind        VARCHAR(14)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SERVICE_USER, CARE_WORKER or USER',
  subject_id  VARCHAR(100) NOT NULL,
  PRIMARY KEY (kind, subject_id, audit_id),
  KEY audit_subject_entry (audit_id),
  CONSTRAINT audit_subject_entry FOREIGN KEY (audit_id) REFERENCES audit_entry (audit_id) ON DELETE CASCADE
);

-- How it ended, where that is known later than the entry itself; none: what was asked for was shown.
CREATE TABLE audit_outcome (
  audit_id  BIGINT        NOT NULL,
  status    SMALLINT      NOT NULL COMMENT 'as answered: 200 done, 302 done and led on, 403 refused, 404 not there or not theirs',
  note      VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what the page itself had to say',
  PRIMARY KEY (audit_id),
  CONSTRAINT audit_outcome_entry FOREIGN KEY (audit_id) REFERENCES audit_entry (audit_id) ON DELETE CASCADE
);

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';
CREATE TRIGGER audit_subject_is_not_changed BEFORE UPDATE ON audit_subject FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';
CREATE TRIGGER audit_outcome_is_not_changed BEFORE UPDATE ON audit_outcome FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';

DELIMITER //
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry FOR EACH ROW
BEGIN
  IF @visitline_disposal IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is kept until its retention ends';
  END IF;
END//
CREATE TRIGGER audit_subject_is_kept BEFORE DELETE ON audit_subject FOR EACH ROW
BEGIN
  IF @visitline_disposal IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is kept until its retention ends';
  END IF;
END//
CREATE TRIGGER audit_outcome_is_kept BEFORE DELETE ON audit_outcome FOR EACH ROW
BEGIN
  IF @visitline_disposal IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is kept until its retention ends';
  END IF;
END//
DELIMITER ;
