-- With five years behind it a list is still one page: each is read from one stretch of an index, in the order in which it is shown, and
-- only what stands on the page is looked up.

-- The list of findings: what waits, what is queried, what is accepted, each class from its own stretch; the officer's and a provider's.
ALTER TABLE discrepancy
  ADD KEY discrepancy_state (acknowledged, queried, class, date, first_found_at, discrepancy_id, code, service_user_id, provider_id),
  ADD KEY discrepancy_provider_state (provider_id, acknowledged, queried, class, date, first_found_at, discrepancy_id, code, service_user_id);

-- Whether a provider has ever visited somebody: the question behind each name that a provider's search finds.
ALTER TABLE visit
  ADD KEY visit_known_to (service_user_id, provider_id);

-- How many lines each person has on a timesheet: which people stand on its page 40 follows without reading those before.
ALTER TABLE timesheet_line
  DROP KEY timesheet_line_totals,
  ADD KEY timesheet_line_totals (provider_id, date, status, commissioned_minutes, actual_minutes, payable_minutes, service_user_id);
