-- Each call asks for the longest visit ever commissioned for the person: one look into an index, and not at years of visits.

ALTER TABLE commissioned_visit
  ADD KEY commissioned_visit_longest (service_user_id, duration_minutes);

ALTER TABLE dated_visit
  ADD KEY dated_visit_longest (service_user_id, duration_minutes);
