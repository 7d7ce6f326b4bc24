-- A borough's five years, drawn by the server itself: 20 providers, 5,000 service users of whom 1,095 have care at a time, 2,000 care
-- workers, 4 million commissioned visits with their rota, 8 million calls, the opinion of them, what people decided of it (1.5 million
-- acknowledgements, 12,000 queries, 1,000 cases), two years of alerts, three million lines of who looked, and the last year's timesheets
-- sealed. The last day is ${today}. Everything follows from the number of a visit, so that two runs draw the same borough.
-- The keys of the large tables are made after their rows: once, and not four million times. There are no triggers meanwhile, so what
-- they keep is drawn too.

SET SESSION foreign_key_checks = 0;
SET SESSION unique_checks = 0;

INSERT INTO provider (provider_id, name)
SELECT CONCAT('P', LPAD(seq, 2, '0')), CONCAT('Provider ', seq, ' Homecare') FROM seq_1_to_20;

INSERT INTO service_user (service_user_id, code, name, address, postcode)
SELECT CONCAT('S', LPAD(seq, 5, '0')),
       10000 + seq,
       CONCAT(ELT(1 + seq % 3, 'Mrs ', 'Mr ', 'Miss '),
              ELT(1 + seq % 17, 'Ada', 'Bram', 'Cora', 'Dev', 'Edith', 'Fred', 'Grace', 'Hari', 'Iris', 'Jan', 'Kath', 'Leo', 'Mo', 'Nell', 'Olwen', 'Piotr', 'Ruth'),
              ' ', ELT(1 + seq % 13, 'Ashby', 'Birchall', 'Crane', 'Dunne', 'Ellis', 'Frost', 'Gale', 'Holt', 'Ivory', 'Joyce', 'Kerr', 'Lowe', 'Marsh'),
              '-', seq),
       CONCAT(1 + seq % 90, ' Quill Road'),
       CONCAT('ZZ', 1 + seq % 9, ' ', seq % 10, 'QB')
FROM seq_1_to_5000;

INSERT INTO registered_number (service_user_id, e164, valid_from)
SELECT CONCAT('S', LPAD(seq, 5, '0')), CONCAT('+44207946', LPAD(seq, 4, '0')), '1000-01-01' FROM seq_1_to_5000;

INSERT INTO care_worker (care_worker_id, provider_id, name)
SELECT CONCAT('W', LPAD(seq, 5, '0')), CONCAT('P', LPAD(1 + seq % 20, 2, '0')),
       CONCAT(ELT(1 + seq % 11, 'Wanda', 'Will', 'Bela', 'Tess', 'Omar', 'Lena', 'Sian', 'Ion', 'Kofi', 'Rhys', 'Zofia'), ' Worker-', seq)
FROM seq_1_to_2000;

INSERT INTO worker_pin (pin_hash, care_worker_id, valid_from)
SELECT UNHEX(SHA2(seq, 256)), CONCAT('W', LPAD(seq, 5, '0')), '1000-01-01' FROM seq_1_to_2000;

-- Of 400 days each, with the visits drawn below; care that began before the five years goes on at their end.
INSERT INTO service_order (service_order_id, service_user_id, provider_id, service_type, valid_from, valid_to, days, start, duration_minutes)
SELECT CONCAT('O', seq), CONCAT('S', LPAD(seq, 5, '0')), CONCAT('P', LPAD(IF(seq % 4 = 0, 1, 2 + seq % 19), 2, '0')), 'personal care',
       DATE_ADD('${first}', INTERVAL (seq * 365) % 1826 DAY),
       IF((seq * 365) % 1826 + 399 > 1825, NULL, DATE_ADD('${first}', INTERVAL (seq * 365) % 1826 + 399 DAY)),
       'MON;TUE;WED;THU;FRI;SAT;SUN', '07:00', 30
FROM seq_1_to_5000;

-- One row a visit with what the tables below have in common. Provider 1 has a quarter of all care.
CREATE TABLE drawn (
  k INT NOT NULL PRIMARY KEY, s INT NOT NULL, p INT NOT NULL, w INT NOT NULL, date DATE NOT NULL, start_at DATETIME(3) NOT NULL,
  minutes INT NOT NULL, r INT NOT NULL, late INT NOT NULL, d INT NOT NULL, line CHAR(7) NOT NULL
);
INSERT INTO drawn
SELECT k, s, p,
       -- Four of five visits are made by three usual workers, the fifth by any of forty.
       IF(p = 1, 20 * (1 + (s * 7 + IF(r % 5 > 0, r % 3, r % 40)) % 100), 20 * ((s * 7 + IF(r % 5 > 0, r % 3, r % 40)) % 100) + p - 1), date,
       TIMESTAMP(date, MAKETIME(IF(half = 0, 7, 17) + s % 4, 15 * (s % 3), 0)), ELT(1 + s % 4, 30, 30, 45, 15), r,
       (r DIV 7) % 23 - 6, (r DIV 11) % 21 - 12,
       -- One person in fifty got another number three weeks ago, and nobody has registered it yet.
       IF(date > DATE_SUB('${today}', INTERVAL 20 DAY) AND s % 50 = 0, '0161496', '0207946')
FROM (SELECT seq AS k, 1 + seq DIV 800 AS s, seq % 2 AS half,
             DATE_ADD('${first}', INTERVAL ((1 + seq DIV 800) * 365 + (seq % 800) DIV 2) % 1826 DAY) AS date,
             IF((1 + seq DIV 800) % 4 = 0, 1, 2 + (1 + seq DIV 800) % 19) AS p,
             CAST(CRC32(seq) % 10000 AS SIGNED) AS r
      FROM seq_0_to_${last_visit}) AS counted;

ALTER TABLE commissioned_visit DROP KEY commissioned_visit_date, DROP KEY commissioned_visit_service_user, DROP KEY commissioned_visit_longest;
INSERT INTO commissioned_visit
  (commissioned_visit_id, service_user_id, provider_id, service_type, date, start_at, latest_start_at, duration_minutes, workers,
   time_critical, cancelled, suspended, slots_filled)
SELECT CONCAT('V', LPAD(k, 8, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('P', LPAD(p, 2, '0')), 'personal care', date, start_at,
       start_at, minutes, 1, s % 3 = 0, r < 50, r >= 50 AND r < 80, r >= 280
FROM drawn ORDER BY k;
ALTER TABLE commissioned_visit
  ADD KEY commissioned_visit_date (date, provider_id, service_user_id, start_at, latest_start_at, duration_minutes, workers, time_critical,
    cancelled, suspended, slots_filled, service_type), ADD KEY commissioned_visit_service_user (service_user_id, date),
  ADD KEY commissioned_visit_longest (service_user_id, duration_minutes);

-- Nine of ten visits are made by the worker whom the rota names.
ALTER TABLE rota DROP FOREIGN KEY rota_worker, DROP KEY rota_worker;
INSERT INTO rota (commissioned_visit_id, care_worker_id, date)
SELECT CONCAT('V', LPAD(k, 8, '0')), CONCAT('W', LPAD(IF(r % 10 = 0, (w + 19) % 2000 + 1, w), 5, '0')), date FROM drawn ORDER BY k;
ALTER TABLE rota ADD KEY rota_worker (care_worker_id, date), ADD CONSTRAINT rota_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id);

ALTER TABLE logged_call DROP KEY logged_call_answered, DROP KEY logged_call_caller, DROP KEY logged_call_pin, DROP KEY logged_call_code, DROP KEY logged_call_ending;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, ended_at, caller_number, caller_e164, presentation, dialled_number, pin_hash, pin_masked,
   direction, ending)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('C', LPAD(2 * k, 8, '0')), 'ivr1', DATE_ADD(start_at, INTERVAL late MINUTE),
       DATE_ADD(start_at, INTERVAL 60 * late + 9 SECOND), CONCAT(line, LPAD(s, 4, '0')), CONCAT('+44', SUBSTR(line, 2), LPAD(s, 4, '0')),
       'allowed', '08081570123', UNHEX(SHA2(w, 256)), '******', 'ARRIVAL', 'LOGGED'
FROM drawn WHERE r >= 200 ORDER BY k;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, ended_at, caller_number, caller_e164, presentation, dialled_number, pin_hash, pin_masked,
   direction, ending)
SELECT CONCAT('C', LPAD(2 * k + 1, 8, '0')), CONCAT('C', LPAD(2 * k + 1, 8, '0')), 'ivr1',
       DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE), DATE_ADD(start_at, INTERVAL 60 * (late + minutes + d) + 9 SECOND),
       CONCAT(line, LPAD(s, 4, '0')), CONCAT('+44', SUBSTR(line, 2), LPAD(s, 4, '0')), 'allowed', '08081570123', UNHEX(SHA2(w, 256)), '******',
       'DEPARTURE', 'LOGGED'
FROM drawn WHERE r >= 200 AND r < 280 OR r >= 480 ORDER BY k;
ALTER TABLE logged_call
  ADD KEY logged_call_answered (answered_at), ADD KEY logged_call_caller (caller_e164, answered_at),
  ADD KEY logged_call_pin (pin_hash, answered_at), ADD KEY logged_call_code (service_user_code, answered_at),
  ADD KEY logged_call_ending (ending, answered_at);

-- Of r below 480 the departure call is missing; of those below 280 the visit takes no slot.
ALTER TABLE visit DROP KEY visit_service_user, DROP KEY visit_worker, DROP KEY visit_provider, DROP KEY visit_commissioned, DROP KEY visit_departure_call,
  DROP KEY visit_known_to, DROP KEY visit_date, DROP KEY visit_proof;
INSERT INTO visit
  (visit_id, service_user_id, care_worker_id, provider_id, arrival_call, departure_call, extra_calls, arrived_at, departed_at, begins_at,
   date, location_proof, inferred, still_open, commissioned_visit_id)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('W', LPAD(w, 5, '0')), CONCAT('P', LPAD(p, 2, '0')),
       CONCAT('C', LPAD(2 * k, 8, '0')), IF(r >= 280 AND r < 480, NULL, CONCAT('C', LPAD(2 * k + 1, 8, '0'))), '',
       DATE_ADD(start_at, INTERVAL late MINUTE),
       IF(r >= 280 AND r < 480, NULL, DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE)),
       DATE_ADD(start_at, INTERVAL late MINUTE), date, IF(line = '0161496', 'NONE', IF(r % 9 = 0, 'PARTIAL', 'FULL')), FALSE, FALSE,
       IF(r < 280, NULL, CONCAT('V', LPAD(k, 8, '0')))
FROM drawn WHERE r >= 200 ORDER BY k;
ALTER TABLE visit
  ADD KEY visit_service_user (service_user_id, date),
  ADD KEY visit_worker (care_worker_id, date, provider_id, service_user_id, commissioned_visit_id, arrived_at, departed_at, begins_at, still_open),
  ADD KEY visit_provider (provider_id, date), ADD KEY visit_commissioned (commissioned_visit_id),
  ADD KEY visit_departure_call (departure_call), ADD KEY visit_known_to (service_user_id, provider_id),
  ADD KEY visit_date (date, commissioned_visit_id, arrived_at, departed_at, still_open, provider_id, service_user_id),
  ADD KEY visit_proof (location_proof, date, service_user_id);

ALTER TABLE discrepancy DROP KEY discrepancy_state, DROP KEY discrepancy_provider_state, DROP KEY discrepancy_date;
INSERT INTO discrepancy
  (scope, code, class, commissioned_visit_id, visit_id, care_worker_id, service_user_id, provider_id, date, provisional, acknowledged,
   measured, threshold, policy_version, explanation, first_found_at)
SELECT CONCAT('S:S', LPAD(s, 5, '0')), code, class, IF(r < 280 AND r >= 200, '', CONCAT('V', LPAD(k, 8, '0'))),
       IF(r < 200, '', CONCAT('C', LPAD(2 * k, 8, '0'))), IF(r < 200, '', CONCAT('W', LPAD(w, 5, '0'))),
       CONCAT('S', LPAD(s, 5, '0')), CONCAT('P', LPAD(p, 2, '0')), date, FALSE,
       class = 'A' AND date < DATE_SUB('${today}', INTERVAL 14 DAY), 900, 600, 'default-1',
       CONCAT('Worker-', w, ' was found so at service user ', s, ', commissioned at ', TIME(start_at), ' for ', minutes, ' min.'),
       DATE_ADD(start_at, INTERVAL 2 HOUR)
FROM (SELECT drawn.*, 'MISSED_VISIT' AS code, 'A' AS class FROM drawn WHERE r >= 80 AND r < 200
      UNION ALL SELECT drawn.*, 'UNPLANNED_VISIT', 'F' FROM drawn WHERE r >= 200 AND r < 280
      UNION ALL SELECT drawn.*, 'NO_DEPARTURE_CALL', 'F' FROM drawn WHERE r >= 280 AND r < 480
      UNION ALL SELECT drawn.*, 'LATE_ARRIVAL', 'A' FROM drawn WHERE r >= 280 AND late > 15
      UNION ALL SELECT drawn.*, 'SHORT_VISIT', 'A' FROM drawn WHERE r >= 480 AND d < -5
      UNION ALL SELECT drawn.*, 'OTHER_LINE', 'A' FROM drawn WHERE r >= 200 AND line = '0161496'
      UNION ALL SELECT drawn.*, 'DIRECTION_INFERRED', 'N' FROM drawn WHERE r >= 200 AND r % 4 = 0
      UNION ALL SELECT drawn.*, 'COMMISSIONED_SHORT', 'N' FROM drawn WHERE r >= 80 AND minutes < 30) AS found
ORDER BY k;
ALTER TABLE discrepancy
  ADD KEY discrepancy_date (date, class, code, commissioned_visit_id, acknowledged, provider_id, service_user_id),
  ADD KEY discrepancy_state (acknowledged, queried, class, date, first_found_at, discrepancy_id, code, service_user_id, provider_id),
  ADD KEY discrepancy_provider_state (provider_id, acknowledged, queried, class, date, first_found_at, discrepancy_id, code, service_user_id);

ALTER TABLE timesheet_line DROP KEY timesheet_line_totals, DROP KEY timesheet_line_order;
INSERT INTO timesheet_line
  (visit_id, provider_id, service_user_id, care_worker_id, date, service_type, commissioned_visit_id, commissioned_start,
   commissioned_minutes, arrived_at, departed_at, actual_minutes, payable_minutes, status, discrepancies)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('P', LPAD(p, 2, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('W', LPAD(w, 5, '0')), date,
       IF(r < 280, '', 'personal care'), IF(r < 280, NULL, CONCAT('V', LPAD(k, 8, '0'))), IF(r < 280, NULL, start_at),
       IF(r < 280, NULL, minutes), DATE_ADD(start_at, INTERVAL late MINUTE),
       IF(r >= 280 AND r < 480, NULL, DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE)),
       IF(r >= 280 AND r < 480, NULL, minutes + d), IF(r < 480, 0, LEAST(minutes, minutes + d)),
       CASE WHEN r < 480 THEN 'HELD'
            WHEN late <= 15 AND d >= -5 THEN 'VERIFIED'
            WHEN date < DATE_SUB('${today}', INTERVAL 14 DAY) THEN 'ACCEPTED' ELSE 'PENDING' END,
       CONCAT_WS(';', IF(r < 280, 'UNPLANNED_VISIT', NULL), IF(r >= 280 AND r < 480, 'NO_DEPARTURE_CALL', NULL),
                 IF(r >= 280 AND late > 15, 'LATE_ARRIVAL', NULL), IF(r >= 480 AND d < -5, 'SHORT_VISIT', NULL))
FROM drawn WHERE r >= 200 ORDER BY k;
ALTER TABLE timesheet_line
  ADD KEY timesheet_line_totals (provider_id, date, status, commissioned_minutes, actual_minutes, payable_minutes, service_user_id),
  ADD KEY timesheet_line_order (provider_id, service_user_id, date);
-- As the triggers of the lines would have counted them.
INSERT INTO timesheet_month
  (provider_id, month, service_user_id, status, visits, commissioned_minutes, actual_minutes, payable_minutes)
SELECT provider_id, DATE_FORMAT(date, '%Y-%m-01'), service_user_id, status, COUNT(*), COALESCE(SUM(commissioned_minutes), 0),
       COALESCE(SUM(actual_minutes), 0), SUM(payable_minutes)
FROM timesheet_line GROUP BY 1, 2, 3, 4;

-- The last year's weeks, sealed by both.
INSERT INTO sealed_timesheet (sealed_timesheet_id, correction, provider_id, from_date, to_date, drawn_up_by, drawn_up_at)
SELECT (week.seq - 1) * 20 + p.seq, 0, CONCAT('P', LPAD(p.seq, 2, '0')), DATE_SUB('${today}', INTERVAL 7 * (54 - week.seq) DAY),
       DATE_SUB('${today}', INTERVAL 7 * (54 - week.seq) - 6 DAY), 'coordinator', DATE_SUB('${today}', INTERVAL 7 * (53 - week.seq) DAY)
FROM seq_1_to_52 AS week, seq_1_to_20 AS p;
INSERT INTO sealed_line
  (sealed_timesheet_id, correction, line_no, visit_id, service_user_id, service_user, care_worker_id, care_worker, date, service_type,
   commissioned_visit_id, commissioned_start, commissioned_minutes, workers, secondary, arrived_at, departed_at, actual_minutes,
   payable_minutes, due_minutes, status, discrepancies)
SELECT t.sealed_timesheet_id, 0,
       ROW_NUMBER() OVER (PARTITION BY t.sealed_timesheet_id ORDER BY l.service_user_id, l.arrived_at, l.visit_id), l.visit_id,
       l.service_user_id, s.name, l.care_worker_id, w.name, l.date, l.service_type, l.commissioned_visit_id, l.commissioned_start,
       l.commissioned_minutes, 1, FALSE, l.arrived_at, l.departed_at, l.actual_minutes, l.payable_minutes,
       IF(l.status IN ('VERIFIED', 'ACCEPTED'), l.payable_minutes, 0), l.status, l.discrepancies
FROM sealed_timesheet AS t
JOIN timesheet_line AS l ON l.provider_id = t.provider_id AND l.date BETWEEN t.from_date AND t.to_date
JOIN service_user AS s ON s.service_user_id = l.service_user_id
JOIN care_worker AS w ON w.care_worker_id = l.care_worker_id;
INSERT INTO sealed_total
SELECT sealed_timesheet_id, correction, status, COUNT(*), COALESCE(SUM(commissioned_minutes), 0), COALESCE(SUM(actual_minutes), 0),
       SUM(payable_minutes), SUM(due_minutes)
FROM sealed_line GROUP BY sealed_timesheet_id, correction, status;
INSERT INTO timesheet_seal
SELECT sealed_timesheet_id, 0, party.who, 'SEALED', '', 'somebody', 'Some Body', drawn_up_at
FROM sealed_timesheet, (SELECT 'PROVIDER' AS who UNION ALL SELECT 'COUNCIL') AS party;

-- A call in a hundred thousand waits for a person.
INSERT INTO discrepancy
  (scope, code, class, call_id, date, provisional, policy_version, explanation, first_found_at)
SELECT CONCAT('C:U', seq), 'UNKNOWN_WORKER', 'F', CONCAT('U', seq), DATE_SUB('${today}', INTERVAL seq % 40 DAY), FALSE, 'default-1',
       'The PIN keyed belongs to no active care worker.', DATE_SUB('${today}', INTERVAL seq % 40 DAY)
FROM seq_1_to_80;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, caller_number, caller_e164, presentation, pin_hash, pin_masked, direction, ending)
SELECT CONCAT('U', seq), CONCAT('U', seq), 'ivr1', DATE_SUB('${today}', INTERVAL seq % 40 DAY), '01614960555', '+441614960555', 'allowed',
       UNHEX(SHA2('nobody', 256)), '******', 'ARRIVAL', 'LOGGED'
FROM seq_1_to_80;

-- Nobody opened the door at each third of the missed visits: one call, five minutes after the start.
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, ended_at, caller_number, caller_e164, presentation, dialled_number, pin_hash, pin_masked,
   ending)
SELECT CONCAT('D', LPAD(k, 8, '0')), CONCAT('D', LPAD(k, 8, '0')), 'ivr1', DATE_ADD(start_at, INTERVAL 5 MINUTE),
       DATE_ADD(start_at, INTERVAL 312 SECOND), CONCAT(line, LPAD(s, 4, '0')), CONCAT('+44', SUBSTR(line, 2), LPAD(s, 4, '0')),
       'allowed', '08081570123', UNHEX(SHA2(w, 256)), '******', 'NO_REPLY'
FROM drawn WHERE r >= 80 AND r < 200 AND k % 3 = 0;

-- Eleven messages a day to the offices, on departure calls of the last two years. Their sound is of 16 kB, that the disk holds it; one of a
-- minute has 1 MB. Every fifth office plays none, the others all but those of the last two days; the council a third.
INSERT INTO office_message (telephone_call_id, left_at, seconds, sound)
SELECT CONCAT('C', LPAD(2 * k + 1, 8, '0')), DATE_ADD(start_at, INTERVAL 60 * (late + minutes + d) + 9 SECOND), 1 + k % 60, REPEAT('s', 16384)
FROM drawn WHERE r >= 480 AND r % 200 = 7 AND date > DATE_SUB('${today}', INTERVAL 730 DAY);
INSERT INTO office_message_heard (telephone_call_id, heard_by, provider_id, heard_at)
SELECT CONCAT('C', LPAD(2 * k + 1, 8, '0')), CONCAT('office', p), CONCAT('P', LPAD(p, 2, '0')), DATE_ADD(start_at, INTERVAL 4 HOUR)
FROM drawn
WHERE r >= 480 AND r % 200 = 7 AND p % 5 > 0 AND date > DATE_SUB('${today}', INTERVAL 730 DAY) AND date < DATE_SUB('${today}', INTERVAL 2 DAY);
INSERT INTO office_message_heard (telephone_call_id, heard_by, provider_id, heard_at)
SELECT CONCAT('C', LPAD(2 * k + 1, 8, '0')), 'olive', NULL, DATE_ADD(start_at, INTERVAL 30 HOUR)
FROM drawn
WHERE r >= 480 AND r % 200 = 7 AND k % 3 = 0 AND date > DATE_SUB('${today}', INTERVAL 730 DAY) AND date < DATE_SUB('${today}', INTERVAL 2 DAY);

-- Everything acknowledged: two of three at one stroke with the others of that provider and day.
INSERT INTO acknowledgement
  (code, commissioned_visit_id, visit_id, care_worker_id, measured, first_found_at, reason_code, note, bulk_id, author, written_at)
SELECT code, commissioned_visit_id, visit_id, care_worker_id, measured, first_found_at,
       ELT(1 + discrepancy_id % 4, 'WORKER_LATE', 'TIME_CHANGE_AGREED', 'TRANSPORT', 'STAFF_SHORTAGE'), 'Talked over with the office.',
       IF(discrepancy_id % 3 = 0, NULL, CONCAT(provider_id, '-', date)), ELT(1 + discrepancy_id % 3, 'olive', 'selma', 'oscar'),
       DATE_ADD(first_found_at, INTERVAL 1 + discrepancy_id % 9 DAY)
FROM discrepancy WHERE acknowledged;

-- A query a provider every three days, about each tenth short visit of them. It is answered after five days and accepted after ten; one of
-- forty was escalated and never ended.
INSERT INTO provider_query (query_id, provider_id, asked_by, asked_at, due_at)
SELECT 1 + (block.seq * 20) + p.seq, CONCAT('P', LPAD(1 + p.seq, 2, '0')), 'olive',
       DATE_ADD('${first}', INTERVAL 3 * block.seq + 3 DAY), DATE_ADD('${first}', INTERVAL 3 * block.seq + 10 DAY)
FROM seq_0_to_607 AS block, seq_0_to_19 AS p ORDER BY 1;
INSERT INTO provider_query_finding (query_id, service_user_id, code, commissioned_visit_id, visit_id, care_worker_id, measured, first_found_at, explanation)
SELECT 1 + (DATEDIFF(date, '${first}') DIV 3) * 20 + CAST(SUBSTR(provider_id, 2) AS UNSIGNED) - 1, service_user_id, code, commissioned_visit_id, visit_id,
       care_worker_id, measured, first_found_at, explanation
FROM discrepancy
WHERE code = 'SHORT_VISIT' AND discrepancy_id % 10 = 0 AND DATEDIFF(date, '${first}') < 1824;
INSERT INTO provider_query_entry (query_id, kind, text, author, written_at)
SELECT query_id, 'QUESTION', 'These visits were shorter than commissioned. Please look into the daily records and say why.', 'olive', asked_at
FROM provider_query;
INSERT INTO provider_query_entry (query_id, kind, text, author, written_at)
SELECT query_id, 'ANSWER', 'The records were looked at; the persons were ready sooner than planned on these days.', 'pat',
       DATE_ADD(asked_at, INTERVAL 5 DAY)
FROM provider_query WHERE asked_at < DATE_SUB('${today}', INTERVAL 5 DAY);
INSERT INTO provider_query_entry (query_id, kind, text, author, written_at)
SELECT query_id, IF(query_id % 40 = 0, 'ESCALATED', 'ACCEPTED'), 'Seen.', 'selma', DATE_ADD(asked_at, INTERVAL 10 DAY)
FROM provider_query WHERE asked_at < DATE_SUB('${today}', INTERVAL 10 DAY);
UPDATE provider_query
SET state = CASE WHEN asked_at >= DATE_SUB('${today}', INTERVAL 5 DAY) THEN 'ASKED'
                 WHEN asked_at >= DATE_SUB('${today}', INTERVAL 10 DAY) THEN 'ANSWERED'
                 ELSE IF(query_id % 40 = 0, 'ESCALATED', 'ACCEPTED') END;
-- By the visit: by its code alone each would be held against a million.
UPDATE discrepancy AS d FORCE INDEX (discrepancy_visit)
JOIN provider_query_finding AS f ON f.visit_id = d.visit_id AND f.code = d.code
JOIN provider_query AS q ON q.query_id = f.query_id
SET d.queried = TRUE
WHERE q.asked_at >= DATE_SUB('${today}', INTERVAL 10 DAY) OR q.query_id % 40 = 0;

-- Four cases a week with ten findings each; those of the last quarter are open.
INSERT INTO care_case (case_id, title, kind, reference, service_user_id, provider_id, opened_by, opened_at)
SELECT seq, CONCAT('Short visits, number ', seq), ELT(1 + seq % 3, 'COMPLAINT', 'SAFEGUARDING', 'MONITORING'), CONCAT('REF-', seq),
       CONCAT('S', LPAD(1 + (seq * 37) % 5000, 5, '0')), NULL, 'olive', DATE_ADD('${first}', INTERVAL 42 * seq HOUR)
FROM seq_1_to_1040;
INSERT INTO care_case_finding
  (case_id, code, commissioned_visit_id, visit_id, care_worker_id, date, measured, explanation, added_by, added_at)
SELECT case_id, code, commissioned_visit_id, visit_id, care_worker_id, date, measured, explanation, opened_by, opened_at
FROM (SELECT c.case_id, c.opened_by, c.opened_at, d.*, ROW_NUMBER() OVER (PARTITION BY c.case_id ORDER BY d.date) AS n
      FROM care_case AS c JOIN discrepancy AS d ON d.service_user_id = c.service_user_id AND d.code = 'SHORT_VISIT') AS found
WHERE n <= 10;
UPDATE care_case AS c
JOIN (SELECT service_user_id, MAX(provider_id) AS provider_id FROM service_order GROUP BY service_user_id) AS o USING (service_user_id)
SET c.provider_id = o.provider_id;
INSERT INTO care_case_entry (case_id, kind, outcome, text, due, author, written_at)
SELECT c.case_id, ELT(e.seq, 'NOTE', 'NOTE', 'ACTION', 'OUTCOME'), IF(e.seq = 4, 'ACTION_PLAN', NULL),
       'What was said on the telephone, and by whom, in a few lines that somebody reads in a year.',
       IF(e.seq = 3, DATE(DATE_ADD(c.opened_at, INTERVAL 30 DAY)), NULL), 'olive', DATE_ADD(c.opened_at, INTERVAL 7 * e.seq DAY)
FROM care_case AS c, seq_1_to_4 AS e WHERE e.seq < 4 OR c.opened_at < DATE_SUB('${today}', INTERVAL 91 DAY)
ORDER BY c.case_id, e.seq;
INSERT INTO log_book_line (case_id, commissioned_visit_id, visit_id, arrived, departed, signed_as, author, written_at)
SELECT f.case_id, f.commissioned_visit_id, f.visit_id, '08:00', '08:30', 'W.A.', 'olive', f.added_at
FROM care_case_finding AS f WHERE f.case_id % 2 = 0;

-- Both stages of every visit of the last two years, as an installation keeps them: why nobody was told is a decision too.
INSERT INTO alert_contact (contact_id, provider_id, channel, address, added_by, added_at)
SELECT seq, IF(seq = 21, NULL, CONCAT('P', LPAD(seq, 2, '0'))), 'EMAIL', CONCAT('duty', seq, '@provider.invalid'), 'selma', '${first}'
FROM seq_1_to_21;
ALTER TABLE alert_decision DROP KEY alert_decision_decided, DROP KEY alert_decision_service_user;
INSERT INTO alert_decision
  (commissioned_visit_id, latest_start_at, stage, provider_id, service_user_id, time_critical, due_at, decided_at, verdict, reason)
SELECT CONCAT('V', LPAD(k, 8, '0')), start_at, ELT(stage.seq, 'PROVIDER', 'OFFICER'), CONCAT('P', LPAD(p, 2, '0')),
       CONCAT('S', LPAD(s, 5, '0')), s % 3 = 0, DATE_ADD(start_at, INTERVAL 15 * stage.seq MINUTE),
       DATE_ADD(start_at, INTERVAL 15 * stage.seq MINUTE),
       CASE WHEN r < 50 THEN 'CANCELLED' WHEN r < 80 THEN 'SUSPENDED' WHEN r < 200 OR late > 15 * stage.seq THEN 'TELL' ELSE 'ARRIVED' END,
       CONCAT('Commissioned for ', TIME(start_at), '; looked at ', 15 * stage.seq, ' minutes later.')
FROM drawn, seq_1_to_2 AS stage WHERE date > DATE_SUB('${today}', INTERVAL 730 DAY) AND date < '${today}' ORDER BY k, stage.seq;
ALTER TABLE alert_decision
  ADD KEY alert_decision_decided (decided_at), ADD KEY alert_decision_service_user (service_user_id, decided_at);
INSERT INTO alert_message (alert_id, contact_id, state, tries, next_try_at, settled_at)
SELECT alert_id, IF(stage = 'OFFICER', 21, CAST(SUBSTR(provider_id, 2) AS UNSIGNED)), 'SENT', 1, decided_at, decided_at
FROM alert_decision WHERE verdict = 'TELL' ORDER BY alert_id;

-- Who looked: three million pages, two of three at a person.
INSERT INTO audit_entry (audit_id, at, username, role, provider_id, deed, route, address, remote_address)
SELECT seq, DATE_ADD('${first}', INTERVAL seq * ${look_every} SECOND), ELT(1 + seq % 5, 'olive', 'selma', 'oscar', 'pat', 'quinn'),
       IF(seq % 5 < 3, 'OFFICER', 'PROVIDER'), ELT(1 + seq % 5, NULL, NULL, NULL, 'P01', 'P07'),
       ELT(1 + seq % 3, 'LISTED', 'LOOKED', 'LOOKED'), ELT(1 + seq % 3, 'GET /today', 'GET /service-users/{*id}', 'GET /visits/{*id}'),
       ELT(1 + seq % 3, '/today', CONCAT('/service-users/S', LPAD(1 + seq % 5000, 5, '0')), CONCAT('/visits/C', LPAD(seq, 8, '0'))),
       '192.0.2.17'
FROM seq_1_to_${looks};
INSERT INTO audit_subject (audit_id, kind, subject_id)
SELECT audit_id, 'SERVICE_USER', CONCAT('S', LPAD(1 + audit_id % 5000, 5, '0')) FROM audit_entry WHERE deed = 'LOOKED' ORDER BY 3, 1;

INSERT INTO suspension (service_user_id, from_at, to_at, reason)
SELECT CONCAT('S', LPAD(1 + seq % 5000, 5, '0')), DATE_ADD('${first}', INTERVAL (seq * 311) % 1800 DAY),
       DATE_ADD('${first}', INTERVAL (seq * 311) % 1800 + 9 DAY), 'hospital'
FROM seq_1_to_6000;

DROP TABLE drawn;
ANALYZE TABLE commissioned_visit, rota, logged_call, visit, discrepancy, acknowledgement, timesheet_line, timesheet_month, sealed_line, sealed_timesheet,
  provider_query, provider_query_finding, provider_query_entry, care_case_finding, care_case_entry, alert_decision, alert_message,
  office_message, office_message_heard, audit_entry, audit_subject;
