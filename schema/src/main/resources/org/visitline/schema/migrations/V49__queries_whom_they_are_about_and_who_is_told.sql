-- An officer who is kept to some areas sees the queries about people there. Whom a query is about was found out from the visits of each
-- finding, for every open query on every first page.

ALTER TABLE provider_query_finding
  ADD COLUMN service_user_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: not known' AFTER query_id,
  ADD KEY query_finding_service_user (service_user_id, query_id);

UPDATE provider_query_finding AS f
LEFT JOIN visit AS v ON v.visit_id = f.visit_id
LEFT JOIN commissioned_visit AS c ON c.commissioned_visit_id = f.commissioned_visit_id
SET f.service_user_id = coalesce(v.service_user_id, c.service_user_id);

-- A question that nobody knows of is not answered. Who is told of late visits may be told of queries too, by e-mail: what was asked and
-- answered, and the day by which an answer is due. One row for each thing told to each contact, kept when it has gone.

ALTER TABLE alert_contact
  ADD COLUMN told_of VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'VISITS' COMMENT 'VISITS, QUERIES, BOTH' AFTER address;

ALTER TABLE provider_query_entry
  ADD KEY provider_query_entry_written (written_at);

CREATE TABLE query_letter (
  letter_id       BIGINT       NOT NULL AUTO_INCREMENT,
  query_id        BIGINT       NOT NULL,
  query_entry_id  BIGINT       NOT NULL DEFAULT 0 COMMENT 'the word that it tells of; 0: it tells of a day',
  news            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the kind of the word, or DUE_SOON, OVERDUE',
  contact_id      BIGINT       NOT NULL,
  noted_at        DATETIME(3)  NOT NULL COMMENT 'UTC',
  state           VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'WAITING' COMMENT 'WAITING, SENT, GIVEN_UP',
  tries           INT          NOT NULL DEFAULT 0,
  next_try_at     DATETIME(3)  NOT NULL COMMENT 'UTC',
  settled_at      DATETIME(3)  NULL     COMMENT 'UTC; when it was taken, or given up',
  last_answer     VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'what the other side said to the last try',
  PRIMARY KEY (letter_id),
  UNIQUE KEY query_letter_once (query_id, query_entry_id, news, contact_id),
  KEY query_letter_waiting (state, next_try_at),
  CONSTRAINT query_letter_query FOREIGN KEY (query_id) REFERENCES provider_query (query_id),
  CONSTRAINT query_letter_contact FOREIGN KEY (contact_id) REFERENCES alert_contact (contact_id)
);
