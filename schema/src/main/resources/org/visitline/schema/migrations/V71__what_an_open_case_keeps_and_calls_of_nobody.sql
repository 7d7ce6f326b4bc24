-- What a case that is open, or a query that has not ended, is about is not disposed of meanwhile; the log says which case or query kept it.
-- A call that made no visit and is tied to nobody stayed for ever with its number: it has a period of its own, and goes by its age.

INSERT INTO retention_period (kind, months, set_by, set_at) VALUES ('CALLS', 96, 'the installation', '2026-01-01');

ALTER TABLE retention_period
  MODIFY COLUMN kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'CARE, CARE_WORKER, CALLS, ALERTS, SEALED, AUDIT';

ALTER TABLE disposal
  MODIFY COLUMN outcome VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'DISPOSED, or HELD: kept though its time was over, by the hold, the case or the query named here',
  ADD COLUMN case_id  BIGINT NULL COMMENT 'of HELD: a case about it that was open' AFTER hold_id,
  ADD COLUMN query_id BIGINT NULL COMMENT 'of HELD: a query about it that had not ended' AFTER case_id;

-- What hangs on a call is found by the call.
ALTER TABLE discrepancy ADD KEY discrepancy_call (call_id);
ALTER TABLE acknowledgement ADD KEY acknowledgement_call (call_id);
ALTER TABLE provider_query_finding ADD KEY query_finding_call (call_id);
ALTER TABLE care_case_finding ADD KEY care_case_finding_call (call_id);
