-- Figures of whole months take longer to count than a reader waits, so they are kept, for every node and over a restart. And which night's
-- rounds are made is kept too: a restart by day begins none, and of two nodes one makes them.

CREATE TABLE measured_month (
  month       CHAR(7)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '2026-10',
  counted_at  DATETIME(3) NOT NULL COMMENT 'UTC',
  figures     LONGTEXT    NOT NULL COMMENT 'JSON: the council''s and each provider''s; of another version of Visitline it is counted anew',
  PRIMARY KEY (month)
);

CREATE TABLE nightly_round (
  round    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what is gone through',
  made_on  DATE        NOT NULL COMMENT 'civil date of the last night in which somebody began it',
  PRIMARY KEY (round)
);
