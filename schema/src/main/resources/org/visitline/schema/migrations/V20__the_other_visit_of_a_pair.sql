-- Some rules find pairs: a visit that overlaps with two earlier ones is found twice. The earlier visit tells the findings apart.
-- Without it the second finding would count as the first one again.

ALTER TABLE discrepancy
  ADD COLUMN other_visit_id VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the earlier visit of a pair; empty: not about a pair' AFTER call_id,
  DROP KEY discrepancy_subject,
  ADD UNIQUE KEY discrepancy_subject (code, commissioned_visit_id, visit_id, care_worker_id, call_id, other_visit_id);
