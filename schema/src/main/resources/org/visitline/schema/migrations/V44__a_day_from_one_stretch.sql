-- The board of a day, also of one years ago, is read from one stretch of an index of each table, and not from two thousand places: what
-- was commissioned, who came, and what wants an answer.

ALTER TABLE commissioned_visit
  DROP KEY commissioned_visit_date,
  ADD KEY commissioned_visit_date (date, provider_id, service_user_id, start_at, latest_start_at, duration_minutes, workers, time_critical,
    cancelled, suspended, slots_filled, service_type);

ALTER TABLE visit
  ADD KEY visit_date (date, commissioned_visit_id, arrived_at, departed_at, still_open, provider_id, service_user_id);

ALTER TABLE discrepancy
  DROP KEY discrepancy_date,
  ADD KEY discrepancy_date (date, class, code, commissioned_visit_id, acknowledged, provider_id, service_user_id);
