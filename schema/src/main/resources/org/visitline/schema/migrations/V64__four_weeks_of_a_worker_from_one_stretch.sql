-- Four weeks of a care worker are three hundred visits in as many places of the table. What their page shows of each stands in the index
-- by which they are found, and of what was found about a commissioned visit its kind. Visits that no registered line proves lie together by their days:
-- they tell whose line may have fallen silent.

ALTER TABLE visit
  DROP KEY visit_worker,
  ADD KEY visit_worker (care_worker_id, date, provider_id, service_user_id, commissioned_visit_id, arrived_at, departed_at, begins_at,
    still_open),
  ADD KEY visit_proof (location_proof, date, service_user_id);

ALTER TABLE discrepancy
  DROP KEY discrepancy_commissioned,
  ADD KEY discrepancy_commissioned (commissioned_visit_id, code);
