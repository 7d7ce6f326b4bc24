-- What waits for whom: where a query stands is read on every morning's first page, and not from its history each time.
-- In a case: a line of the log book for each of several workers, and the day on which an action was done.

ALTER TABLE provider_query
  ADD COLUMN state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ASKED' COMMENT 'what its entries come to: ASKED, ANSWERED, ESCALATED, ACCEPTED, CLOSED',
  ADD KEY provider_query_state (state, due_at),
  ADD KEY provider_query_provider_state (provider_id, state, due_at);

UPDATE provider_query
JOIN (
  SELECT query_id, max(query_entry_id) AS query_entry_id
  FROM provider_query_entry
  WHERE kind <> 'REMINDER'
  GROUP BY query_id
) AS latest USING (query_id)
JOIN provider_query_entry AS word ON word.query_entry_id = latest.query_entry_id
SET provider_query.state = CASE
  WHEN word.kind IN ('ANSWER', 'AMENDED') THEN 'ANSWERED'
  WHEN word.kind IN ('ESCALATED', 'ACCEPTED', 'CLOSED') THEN word.kind
  ELSE 'ASKED'
END;

-- A line belongs to a worker's visit; where nobody rang, to a place of the commissioned visit.
ALTER TABLE log_book_line
  ADD COLUMN slot TINYINT NOT NULL DEFAULT 1 COMMENT 'of a commissioned visit that several workers are to make: which of the places nobody rang for, from 1' AFTER visit_id;

ALTER TABLE care_case_entry
  ADD COLUMN about_entry_id BIGINT NULL COMMENT 'of DONE: the action that was done' AFTER due,
  ADD KEY care_case_entry_due (due),
  ADD KEY care_case_entry_about (about_entry_id);
