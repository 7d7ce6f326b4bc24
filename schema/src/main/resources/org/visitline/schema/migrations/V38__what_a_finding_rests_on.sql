-- A number alone does not tell two findings apart: two workers missed at 10:00 and two missed at 18:00 are both 'two'. Beside it stands what
-- the finding rests on, and a decision about the finding stands as long as that does. Decisions written before this go on by the number alone.

ALTER TABLE discrepancy
  ADD COLUMN facts VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what it rests on beside the number, in a form that changes only with it; null: found before this was kept' AFTER measured;

ALTER TABLE acknowledgement
  ADD COLUMN facts VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the finding''s; null: written before this was kept' AFTER measured;

ALTER TABLE provider_query_finding
  ADD COLUMN facts VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the finding''s; null: written before this was kept' AFTER measured;

-- Everything is derived again, once, so that every finding has it.
INSERT INTO to_verify (service_user_id, date)
SELECT service_user_id, '1000-01-01' FROM service_user
ON DUPLICATE KEY UPDATE marked_at = VALUES(marked_at);

INSERT INTO to_verify (service_user_id, date)
SELECT '', '1000-01-01' FROM logged_call LIMIT 1
ON DUPLICATE KEY UPDATE marked_at = VALUES(marked_at);
