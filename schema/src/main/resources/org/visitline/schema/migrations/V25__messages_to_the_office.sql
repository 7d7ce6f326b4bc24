-- A care worker may leave the office a message at the end of a call. Asterisk records it on its own disk, from which it is brought
-- here once and then deleted there, so that the office can hear it wherever the call was taken.

CREATE TABLE office_message (
  telephone_call_id  VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in logged_call; a call has one message at most',
  left_at            DATETIME(3) NOT NULL COMMENT 'UTC; when its recording ended',
  seconds            INT         NOT NULL COMMENT 'how long it is, rounded up',
  sound              MEDIUMBLOB  NOT NULL COMMENT 'a whole WAV file: 8 kHz, mono, 16 bit; at most 60 s, which is 1 MB',
  received_at        DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) COMMENT 'when the database had it',
  PRIMARY KEY (telephone_call_id),
  KEY office_message_left (left_at)
);
