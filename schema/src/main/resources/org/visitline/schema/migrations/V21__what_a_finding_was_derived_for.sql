-- A visit can be found by a look at its service user, at its worker or at a telephone. Each look replaces what it found before and
-- nothing else, so a finding says which look it came from. A visit is also looked up by its departure call, to gather a telephone's visits.

ALTER TABLE discrepancy
  ADD COLUMN scope VARCHAR(90) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'S:, W:, P: or C: and the service user, worker, telephone or unmatched call looked at' AFTER discrepancy_id,
  DROP KEY discrepancy_subject,
  ADD UNIQUE KEY discrepancy_subject (code, commissioned_visit_id, visit_id, care_worker_id, call_id, other_visit_id, scope),
  ADD KEY discrepancy_scope (scope);

ALTER TABLE visit
  ADD KEY visit_departure_call (departure_call);
