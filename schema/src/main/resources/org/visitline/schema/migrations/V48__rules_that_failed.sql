-- A rule that fails is our fault: what it would have found is not known, and what was to be paid by it waits. That stood in a log file only,
-- where no officer looks. One row for each thing that a rule failed on; it goes when the rule has looked there without failing.

CREATE TABLE rule_failure (
  rule_failure_id        BIGINT       NOT NULL AUTO_INCREMENT,
  scope                  VARCHAR(90)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in discrepancy',
  code                   VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  commissioned_visit_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'empty: it was not looking at one',
  visit_id               VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  call_id                VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  subject                VARCHAR(200) NOT NULL COMMENT 'what it was looking at, in words',
  fault                  VARCHAR(300) NOT NULL COMMENT 'for whoever mends it',
  since                  DATETIME(3)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (rule_failure_id),
  UNIQUE KEY rule_failure_once (scope, code, commissioned_visit_id, visit_id, call_id)
);
