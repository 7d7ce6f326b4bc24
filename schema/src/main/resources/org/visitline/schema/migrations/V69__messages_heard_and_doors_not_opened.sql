-- Somebody at the office has to hear a message, and others to see that it was heard. A message to one office may be played by several
-- people, and by the council's, which is not the office's hearing it.

CREATE TABLE office_message_heard (
  telephone_call_id  VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in office_message',
  heard_by           VARCHAR(100) NOT NULL COMMENT 'the log-in that played it first; later times are in the audit log',
  provider_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL     COMMENT 'for whom they worked; null: the council',
  heard_at           DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (telephone_call_id, heard_by)
);

-- Calls on which a worker said that there was no visit are few, and looked for beside every visit of a day.
ALTER TABLE logged_call ADD KEY logged_call_ending (ending, answered_at);

-- An alert says what was said at the door, too.
ALTER TABLE alert_decision MODIFY reason VARCHAR(1000) NOT NULL COMMENT 'a sentence, with the times in it';
